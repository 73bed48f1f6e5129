-- The third wall: a row of a case is there only for who leads the case or has a seat at it that counts (docs/decisions/0015).
-- With each command the application says who asks (rondetafel.person), when (rondetafel.moment) and, where a query has to look
-- over the border of seats, by which named reach (rondetafel.reach). Which cases that gives is then found once for the command
-- (rondetafel.cases), whatever it asks for: so a row that is hidden takes as long as one that is absent. What was not said lets
-- nobody through.

-- Work that is nobody's: all rows. "inside" is the function below reading for the wall itself.
CREATE FUNCTION wall_all() RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT coalesce(current_setting('rondetafel.inside', true), '') = 'yes'
        OR coalesce(string_to_array(current_setting('rondetafel.reach', true), ','), '{}') && '{daily,matching,whole}'
$$;

CREATE FUNCTION wall_person() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT NULLIF(current_setting('rondetafel.person', true), '')::uuid $$;

-- The cases whose rows whoever asks gets. It runs as the owner of the tables, whom the policies hold too, and says with "inside"
-- while it reads that it is the wall itself.
CREATE FUNCTION wall_cases() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 10 AS $$
DECLARE
    person uuid := wall_person();
    moment timestamptz := NULLIF(current_setting('rondetafel.moment', true), '')::timestamptz;
    today date := (moment AT TIME ZONE 'Europe/Amsterdam')::date;
    reach text[] := string_to_array(current_setting('rondetafel.reach', true), ',');
BEGIN
    IF person IS NULL OR moment IS NULL THEN RETURN; END IF;
    PERFORM set_config('rondetafel.inside', 'yes', true);
    RETURN QUERY SELECT c."Id" FROM "Cases" c WHERE c."Director" = person;
    RETURN QUERY SELECT s."CaseId" FROM "Seat" s JOIN "Cases" c ON c."Id" = s."CaseId"
        WHERE s."ProfessionalId" = person AND c."Status" IN ('Running', 'Overdue', 'Monitoring')
          AND s."From" <= today AND today <= s."Until" AND (s."EndsAt" IS NULL OR moment < s."EndsAt");
    IF 'action' = ANY (reach) THEN -- an action to carry out
        RETURN QUERY SELECT a."CaseId" FROM "PlanActions" a WHERE a."Executor" = person;
    END IF;
    IF 'part' = ANY (reach) THEN -- a seat or the lead, once
        RETURN QUERY SELECT s."CaseId" FROM "Seat" s WHERE s."ProfessionalId" = person;
        RETURN QUERY SELECT t."CaseId" FROM "CaseStep" t WHERE t."Before" = person;
    END IF;
    IF 'track' = ANY (reach) THEN -- a prosecutor's track, noted there or at the weighing that took in
        RETURN QUERY SELECT t."CaseId" FROM "Tracks" t WHERE (t."Owner" = person OR t."Chair" = person) AND t."CaseId" IS NOT NULL;
        RETURN QUERY SELECT w."CaseId" FROM "Tracks" t JOIN "Weighings" w ON w."Id" = t."WeighingId"
            WHERE (t."Owner" = person OR t."Chair" = person) AND w."CaseId" IS NOT NULL;
    END IF;
    IF 'weighed' = ANY (reach) THEN -- named by a weighing in the chair
        RETURN QUERY SELECT w."CaseId" FROM "Weighings" w WHERE w."Chair" = person AND w."CaseId" IS NOT NULL;
    END IF;
    IF 'task' = ANY (reach) THEN -- a likely duplicate to judge
        RETURN QUERY SELECT t."CaseId" FROM "MatchTasks" t WHERE t."Director" = person AND t."CaseId" IS NOT NULL;
    END IF;
    IF 'overdue' = ANY (reach) THEN -- past its end date: asked of others too
        RETURN QUERY SELECT c."Id" FROM "Cases" c WHERE c."Status" = 'Overdue';
    END IF;
    IF 'lead' = ANY (reach) THEN -- open, to be taken over
        RETURN QUERY SELECT c."Id" FROM "Cases" c WHERE c."Status" IN ('Running', 'Overdue', 'Monitoring');
    END IF;
    IF 'duty' = ANY (reach) THEN -- open, to let somebody in
        RETURN QUERY SELECT c."Id" FROM "Cases" c WHERE c."Status" IN ('Running', 'Overdue', 'Monitoring');
    END IF;
    IF 'review' = ANY (reach) THEN -- with a seat for four hours to review
        RETURN QUERY SELECT b."CaseId" FROM "BriefSeats" b;
    END IF;
    IF 'provision' = ANY (reach) THEN -- with a provision to read along with
        RETURN QUERY SELECT p."CaseId" FROM "Provisions" p WHERE p."Reviewer" = person;
    END IF;
    IF 'minutes' = ANY (reach) THEN -- with a line in the minutes of a meeting in the chair
        RETURN QUERY SELECT l."CaseId" FROM "MinuteLine" l JOIN "Meetings" m ON m."Id" = l."MeetingId" WHERE m."Chair" = person;
    END IF;
    IF 'closed' = ANY (reach) THEN -- closed, to be named in a weighing
        RETURN QUERY SELECT c."Id" FROM "Cases" c WHERE c."Status" IN ('ClosedByTable', 'ClosedByTerm');
    END IF;
    PERFORM set_config('rondetafel.inside', '', true);
END
$$;

REVOKE EXECUTE ON FUNCTION wall_cases() FROM PUBLIC;

-- What the application says with each command; it holds for the transaction.
CREATE FUNCTION wall_tell(asks text, at text, over text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('rondetafel.person', asks, true), set_config('rondetafel.moment', at, true), set_config('rondetafel.reach', over, true);
    PERFORM set_config('rondetafel.cases', CASE WHEN wall_all() THEN '' ELSE (SELECT coalesce(string_agg(told::text, ','), '') FROM (SELECT DISTINCT c FROM wall_cases() c) AS once (told)) END, true);
END
$$;

-- The cases that were told. plpgsql, because the planner would look into a function in SQL, and take the whole list apart for each
-- table of each query only to know how long it is.
CREATE FUNCTION wall_told() RETURNS SETOF uuid LANGUAGE plpgsql STABLE ROWS 100 AS $$
BEGIN
    RETURN QUERY SELECT unnest(string_to_array(current_setting('rondetafel.cases', true), ',')::uuid[]);
END
$$;

-- One policy for each table. What is added may belong to a case that the same transaction made, which was not there to be told.
-- CASE, because the order of an OR is not promised, and wall_cases must not ask for itself.
CREATE POLICY seat_or_lead ON "Cases"
    USING (CASE WHEN (SELECT wall_all()) THEN true ELSE "Id" IN (SELECT wall_told()) END)
    WITH CHECK (CASE WHEN (SELECT wall_all()) THEN true ELSE "Director" = (SELECT wall_person()) OR "Id" IN (SELECT wall_cases()) END);

DO $$
DECLARE walled text;
BEGIN
    EXECUTE format('ALTER FUNCTION wall_cases() SET search_path = pg_catalog, %I, pg_temp', current_schema());
    FOREACH walled IN ARRAY ARRAY[
        'Attachment', 'AttachmentContents', 'CaseStep', 'ContactKeeper', 'Contribution', 'ExitCheck', 'ExitCriterion', 'Flag', 'Goal', 'Informing', 'Judgement',
        'MinuteLine', 'PlanActions', 'Proposal', 'Seat', 'ShareRequest', 'UrgentCall']
    LOOP
        EXECUTE format($policy$
            CREATE POLICY seat_or_lead ON %I
                USING (CASE WHEN (SELECT wall_all()) THEN true ELSE "CaseId" IN (SELECT wall_told()) END)
                WITH CHECK (CASE WHEN (SELECT wall_all()) THEN true ELSE "CaseId" IN (SELECT wall_cases()) END)$policy$, walled);
    END LOOP;
    FOR walled IN SELECT tablename FROM pg_policies WHERE schemaname = current_schema() AND policyname = 'seat_or_lead'
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', walled);
    END LOOP;
END
$$;
