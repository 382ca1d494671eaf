-- The columns beside a state are computed each time that one row is written. A function of SQL is set up anew for every statement,
-- which took longer than all else that writing a row takes; one of PL/pgSQL keeps its plan for the session. They say the very same.
create or replace function first_task(state jsonb, rules text) returns jsonb
language plpgsql immutable parallel safe as $$
begin
  return (
    select open.value from jsonb_array_elements(first_task.state -> 'deadlines') as open(value)
    where open.value ->> 'rule' ~ first_task.rules and open.value ->> 'kind' in ('task', 'recurring', 'count')
    order by open.value ->> 'dueOn', open.value ->> 'rule'
    limit 1);
end $$;
--> statement-breakpoint
create or replace function first_due(state jsonb, rules text) returns date
language plpgsql immutable parallel safe as $$
begin
  return coalesce(public.day_of(public.first_task(first_due.state, first_due.rules) ->> 'dueOn'), make_date(9999, 12, 31));
end $$;
--> statement-breakpoint
create or replace function due_days(state jsonb, whose text) returns date[]
language plpgsql immutable parallel safe as $$
begin
  return (
    select array_agg(public.day_of(open.value ->> 'dueOn') order by open.value ->> 'dueOn')
    from jsonb_array_elements(due_days.state -> 'deadlines') as open(value)
    where open.value ->> 'owner' = due_days.whose and open.value ->> 'kind' in ('task', 'recurring', 'count'));
end $$;
--> statement-breakpoint
create or replace function steps_of(state jsonb, rule text, due date) returns jsonb
language plpgsql immutable parallel safe as $$
begin
  return (
    select open.value -> 'steps' from jsonb_array_elements(steps_of.state -> 'deadlines') as open(value)
    where open.value ->> 'rule' = steps_of.rule and public.day_of(open.value ->> 'dueOn') = steps_of.due
    limit 1);
end $$;
--> statement-breakpoint
create or replace function experts_found(state jsonb) returns text[]
language plpgsql immutable parallel safe as $$
begin
  if experts_found.state ->> 'phase' = 'closed' then
    return null;
  end if;
  return (
    select array_agg(expert.value ->> 'expertId') from jsonb_array_elements(experts_found.state -> 'experts') as expert(value)
    where expert.value ->> 'status' = 'found' and expert.value ->> 'expertId' is not null);
end $$;
--> statement-breakpoint
create or replace function at_partners(state jsonb, phase text, partner text, partner_province text, province text) returns text[]
language plpgsql immutable parallel safe as $$
begin
  if at_partners.phase = 'closed' or at_partners.partner is null then
    return null;
  end if;
  return (
    select array_agg(distinct spots.spot)
    from (
      select at_partners.state -> 'referral' ->> 'partner' as who,
        coalesce(at_partners.state -> 'referral' ->> 'province', at_partners.province) as place
      where at_partners.phase = 'groupTrack'
        or (at_partners.phase in ('mediation', 'waiting') and at_partners.state -> 'referral' ->> 'step' in ('asked', 'accepted'))
      union
      select coalesce(open.value ->> 'partner', at_partners.partner), coalesce(at_partners.partner_province, at_partners.province)
      from jsonb_array_elements(at_partners.state -> 'deadlines') as open(value)
      where open.value ->> 'rule' = 'GRP-5'
    ) there,
    lateral (values (there.who || '/' || there.place), (there.who || '/')) as spots(spot)
    where there.who is not null);
end $$;
