CREATE FUNCTION audit_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'The audit log only grows.'; END $$;
CREATE TRIGGER "Audit_no_update" BEFORE UPDATE ON "Audit" FOR EACH ROW EXECUTE FUNCTION audit_only_grows();
CREATE TRIGGER "Audit_no_delete" BEFORE DELETE ON "Audit" FOR EACH ROW EXECUTE FUNCTION audit_only_grows();
CREATE TRIGGER "Audit_no_truncate" BEFORE TRUNCATE ON "Audit" FOR EACH STATEMENT EXECUTE FUNCTION audit_only_grows();
