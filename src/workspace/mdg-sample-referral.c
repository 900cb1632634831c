#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-business-days.h"
#include "mdg-consulter.h"
#include "mdg-record-table.h"
#include "mdg-referral-drafts.h"
#include "mdg-referrals.h"
#include "mdg-sample-private.h"
#include "mdg-staff.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#define PER_BLOCK 40
#define FIRST_DAY 9
/* Those that are over are spread over this part of the year; the rest is for their visits and what follows. */
#define SPREAD 280
#define MORNING (9 * 60)

/* One referral as it is going to be. */
typedef struct
{
  JsonObject *row;
  gint32 day; /* received */
  gboolean is_over;
} Plan;

/* A referral on its way, always by the rules. */
typedef struct
{
  MdgSampler *self;
  MdgDice *dice;
  JsonObject *row;
  GHashTable *busy; /* "doctor time" of the visits there are */
  MdgChange *change;
  MdgRecord *referral;
  MdgRecord *visit; /* planned or made last */
  MdgReferralKind kind;
  MdgReferralState state;
  MdgReferralTerms terms;
  gint32 day;
  int minute;
  guint n_visits;
} Walk;

static const char *
get_text (JsonObject *object,
          const char *name)
{
  return json_object_get_string_member_with_default (object, name, "");
}

static gboolean
has (Walk *walk,
     const char *name)
{
  return json_object_get_boolean_member_with_default (walk->row, name, FALSE);
}

static const char *
pick (Walk *walk,
      const char *list)
{
  JsonArray *array = json_object_get_array_member (walk->self->referrals, list);
  guint at = mdg_dice_roll (walk->dice, json_array_get_length (array));

  return json_array_get_null_element (array, at) ? NULL : json_array_get_string_element (array, at);
}

static gboolean
is_business_day (gint32 day)
{
  MdgDate date;

  mdg_date_from_days (day, &date);

  return mdg_business_days_is_one (&date);
}

static gint32
add_business (gint32 day,
              int days)
{
  MdgDate from;
  MdgDate due;

  mdg_date_from_days (day, &from);
  mdg_business_days_add (&from, days, &due);

  return mdg_date_to_days (&due);
}

static void
set_day (MdgRecord *record,
         guint field,
         gint32 day)
{
  g_autofree char *iso = mdg_sample_dup_day (day);

  mdg_record_set_text (record, field, iso);
}

/* What the rules make of the operation, and the step that tells of it. */
static MdgRecord *
go (Walk *walk,
    MdgReferralOperation operation,
    gint32 next_due)
{
  const MdgReferralRule *rule = mdg_referral_rules_find (walk->kind, walk->state, operation);
  MdgRecord *step = MDG_RECORD (mdg_referral_step_new ());
  const char *urgency = mdg_record_get_text (walk->referral, MDG_REFERRAL_URGENCY);
  g_autofree char *at = mdg_sample_dup_time (walk->day, walk->minute);
  g_autofree char *clock = NULL;

  g_assert (rule != NULL);

  walk->minute += 25;
  mdg_record_set_reference (step, MDG_REFERRAL_STEP_REFERRAL, mdg_record_get_uuid (walk->referral));
  mdg_record_set_text (step, MDG_REFERRAL_STEP_AT, at);
  mdg_record_set_reference (step, MDG_REFERRAL_STEP_STAFF, mdg_record_get_reference (walk->referral, MDG_REFERRAL_OWNER));
  mdg_record_set_text (step, MDG_REFERRAL_STEP_OPERATION, mdg_referral_operation_get_code (operation));
  mdg_record_set_text (step, MDG_REFERRAL_STEP_FROM_STATE, mdg_referral_state_get_code (walk->state));
  mdg_record_set_text (step, MDG_REFERRAL_STEP_TO_STATE, mdg_referral_state_get_code (rule->to));
  walk->state = rule->to;
  if (rule->to == MDG_REFERRAL_ARRANGING && operation != MDG_REFERRAL_RESCHEDULE)
    clock = mdg_referral_clock_due (mdg_referral_terms_get_urgency (&walk->terms, urgency), at);
  else if (rule->to == MDG_REFERRAL_ARRANGING || rule->to == MDG_REFERRAL_SCHEDULED)
    clock = g_strdup (mdg_record_get_text (walk->referral, MDG_REFERRAL_CLOCK_DUE));
  else if (rule->term < MDG_N_REFERRAL_TERMS)
    clock = mdg_referral_clock_due (&walk->terms.terms[rule->term], at);
  mdg_record_set_text (walk->referral, MDG_REFERRAL_CLOCK_DUE, clock);
  if (next_due == 0 && clock != NULL)
    clock[10] = '\0';
  mdg_record_set_text (walk->referral, MDG_REFERRAL_STATUS, mdg_referral_state_get_code (rule->to));
  mdg_record_set_text (walk->referral, MDG_REFERRAL_BALL, rule->ball);
  if (next_due != 0)
    set_day (walk->referral, MDG_REFERRAL_NEXT_DUE, next_due);
  else
    mdg_record_set_text (walk->referral, MDG_REFERRAL_NEXT_DUE, clock);
  mdg_record_set_text (step, MDG_REFERRAL_STEP_BALL, rule->ball);
  mdg_record_set_reference (step, MDG_REFERRAL_STEP_OWNER, mdg_record_get_reference (walk->referral, MDG_REFERRAL_OWNER));
  mdg_record_set_text (step, MDG_REFERRAL_STEP_NEXT_DUE, mdg_record_get_text (walk->referral, MDG_REFERRAL_NEXT_DUE));
  mdg_record_set_text (step, MDG_REFERRAL_STEP_CLOCK_DUE, mdg_record_get_text (walk->referral, MDG_REFERRAL_CLOCK_DUE));
  mdg_change_add (walk->change, step);

  return step;
}

static void
tell (Walk *walk,
      MdgRecord *step,
      const char *text)
{
  mdg_record_set_text (step, MDG_REFERRAL_STEP_TEXT, text);
  set_day (step, MDG_REFERRAL_STEP_ON_DATE, walk->day);
  mdg_change_add (walk->change, step);
}

static char *
dup_doctor (Walk *walk)
{
  return g_strdup_printf ("試験医師%u", mdg_dice_roll (walk->dice, 8) + 1);
}

static void
fill_requester (Walk *walk)
{
  static const char *const professions[] = { "cgsc", "cgsc", "cm", "msw" };
  const char *profession = walk->kind == MDG_REFERRAL_KIND_STARTUP || walk->kind == MDG_REFERRAL_KIND_TWODR ? "dr_home" : professions[mdg_dice_roll (walk->dice, G_N_ELEMENTS (professions))];
  GArray *list = g_hash_table_lookup (walk->self->consulters_of, profession);
  MdgRecord *consulter = walk->self->consulters->pdata[g_array_index (list, guint, mdg_dice_roll (walk->dice, list->len))];

  mdg_record_set_reference (walk->referral, MDG_REFERRAL_CONSULTER, mdg_record_get_uuid (consulter));
  mdg_record_set_text (walk->referral, MDG_REFERRAL_AFFILIATION, mdg_record_get_text (consulter, MDG_CONSULTER_AFFILIATION));
  mdg_record_set_text (walk->referral, MDG_REFERRAL_REQUESTER_NAME, mdg_record_get_text (consulter, MDG_CONSULTER_NAME));
  mdg_record_set_text (walk->referral, MDG_REFERRAL_PROFESSION, profession);
  mdg_record_set_text (walk->referral, MDG_REFERRAL_PHONE, mdg_record_get_text (consulter, MDG_CONSULTER_PHONE));
  mdg_record_set_text (walk->referral, MDG_REFERRAL_FAX, mdg_record_get_text (consulter, MDG_CONSULTER_FAX));
}

static gboolean
fill_form (Walk *walk,
           MdgSampleCase *sample,
           GError **error)
{
  JsonArray *texts = json_object_get_array_member (json_object_get_object_member (walk->self->referrals, "requests"), get_text (walk->row, "kind"));
  const char *reasons = get_text (walk->row, "reasons");
  MdgRecord *referral = walk->referral;

  fill_requester (walk);
  mdg_record_set_text (referral, MDG_REFERRAL_REASONS, reasons);
  if (g_str_equal (reasons, "other"))
    mdg_record_set_text (referral, MDG_REFERRAL_REASON_TEXT, "関係機関の調整");
  mdg_record_set_text (referral, MDG_REFERRAL_TARGETS, get_text (walk->row, "targets"));
  mdg_record_set_text (referral, MDG_REFERRAL_REQUEST_TEXT, json_array_get_string_element (texts, mdg_dice_roll (walk->dice, json_array_get_length (texts))));
  if (sample == NULL)
    return TRUE;

  {
    g_autoptr (MdgRecord) subject = mdg_record_table_load (walk->self->store, MDG_KIND_SUBJECT, &sample->subject, error);

    if (subject == NULL)
      return FALSE;
    mdg_referral_drafts_copy_subject (referral, subject);
    mdg_record_set_reference (referral, MDG_REFERRAL_CASE, &sample->uuid);
    mdg_record_set_text (referral, MDG_REFERRAL_LIFE_HISTORY, pick (walk, "histories"));
    mdg_record_set_text (referral, MDG_REFERRAL_FAMILY_VIEW, pick (walk, "families"));
    mdg_record_set_text (referral, MDG_REFERRAL_HAS_MONEY_TROUBLE, mdg_dice_chance (walk->dice, 30) ? "yes" : "no");
    mdg_record_set_text (referral, MDG_REFERRAL_HOUSEHOLD_SNAPSHOT, pick (walk, "households"));
  }

  return TRUE;
}

static void
receive (Walk *walk)
{
  static const char *const ways[] = { "fax", "fax", "fax", "mail", "visit_in" };
  g_autofree char *at = mdg_sample_dup_time (walk->day, walk->minute);
  MdgRecord *owner = walk->self->staff->pdata[1 + mdg_dice_roll (walk->dice, walk->self->staff->len - 1)];
  g_autoptr (MdgRecord) step = NULL;

  set_day (walk->referral, MDG_REFERRAL_REQUESTED_ON, walk->day);
  mdg_record_set_text (walk->referral, MDG_REFERRAL_RECEIVED_AT, at);
  mdg_record_set_text (walk->referral, MDG_REFERRAL_RECEIVED_BY, ways[mdg_dice_roll (walk->dice, G_N_ELEMENTS (ways))]);
  mdg_record_set_reference (walk->referral, MDG_REFERRAL_RECEIVER, mdg_record_get_uuid (owner));
  mdg_record_set_reference (walk->referral, MDG_REFERRAL_OWNER, mdg_record_get_uuid (owner));
  step = go (walk, MDG_REFERRAL_RECEIVE, 0);

  if (mdg_dice_chance (walk->dice, 12))
    {
      g_autoptr (MdgRecord) returned = go (walk, MDG_REFERRAL_RETURN, 0);
      g_autoptr (MdgRecord) again = NULL;

      mdg_record_set_text (returned, MDG_REFERRAL_STEP_METHOD, "tel");
      tell (walk, returned, pick (walk, "missing"));
      again = go (walk, MDG_REFERRAL_RERECEIVE, 0);
      tell (walk, again, "電話で確認し補った。");
    }
}

static void
decide (Walk *walk)
{
  g_autofree char *doctor = dup_doctor (walk);
  g_autoptr (MdgRecord) step = NULL;
  MdgRecord *referral = walk->referral;
  gboolean is_urgent = g_str_equal (get_text (walk->row, "urgency"), "u4");

  mdg_record_set_text (referral, MDG_REFERRAL_NEED, mdg_referral_kind_has_visits (walk->kind) ? "n3" : "n2");
  mdg_record_set_text (referral, MDG_REFERRAL_DECIDED_BY, doctor);
  set_day (referral, MDG_REFERRAL_DECIDED_ON, walk->day);
  mdg_record_set_text (referral, MDG_REFERRAL_RESPONDER_NAME, walk->kind == MDG_REFERRAL_KIND_BROKER ? "市内の訪問診療・訪問看護（手上げ）" : doctor);
  mdg_record_set_text (referral, MDG_REFERRAL_CONSENT, is_urgent ? "urgent" : "got");
  if (!is_urgent)
    set_day (referral, MDG_REFERRAL_CONSENT_ON, walk->day);
  step = go (walk, MDG_REFERRAL_ARRANGE, 0);
}

/* A time of the day at which the doctor is nowhere else. */
static char *
dup_free_time (Walk *walk,
               gint32 day)
{
  static const int hours[] = { 14, 10, 15, 13, 11, 16, 9, 12 };
  guint first = mdg_dice_roll (walk->dice, 4);
  char *at = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (hours); i++)
    {
      g_autofree char *key = NULL;

      g_free (at);
      at = mdg_sample_dup_time (day, 60 * hours[(first + i) % G_N_ELEMENTS (hours)]);
      key = g_strconcat (mdg_record_get_text (walk->referral, MDG_REFERRAL_RESPONDER_NAME), " ", at, NULL);
      if (g_hash_table_add (walk->busy, g_steal_pointer (&key)))
        break;
    }

  return at;
}

static void
plan_visit (Walk *walk,
            gint32 day)
{
  g_autofree char *at = dup_free_time (walk, day);
  g_autoptr (MdgRecord) step = NULL;

  g_clear_object (&walk->visit);
  walk->visit = MDG_RECORD (mdg_referral_visit_new ());
  mdg_record_set_reference (walk->visit, MDG_REFERRAL_VISIT_REFERRAL, mdg_record_get_uuid (walk->referral));
  mdg_record_set_integer (walk->visit, MDG_REFERRAL_VISIT_POSITION, walk->n_visits + 1);
  mdg_record_set_text (walk->visit, MDG_REFERRAL_VISIT_STATUS, "planned");
  mdg_record_set_text (walk->visit, MDG_REFERRAL_VISIT_PLANNED_AT, at);
  mdg_record_set_text (walk->visit, MDG_REFERRAL_VISIT_PLACE, pick (walk, "places"));
  mdg_record_set_text (walk->visit, MDG_REFERRAL_VISIT_DOCTOR, mdg_record_get_text (walk->referral, MDG_REFERRAL_RESPONDER_NAME));
  mdg_record_set_text (walk->visit, MDG_REFERRAL_VISIT_ESCORTS, mdg_record_get_text (walk->referral, MDG_REFERRAL_REQUESTER_NAME));
  mdg_record_set_reference (walk->visit, MDG_REFERRAL_VISIT_STAFF, mdg_record_get_reference (walk->referral, MDG_REFERRAL_OWNER));
  mdg_change_add (walk->change, walk->visit);
  step = go (walk, MDG_REFERRAL_SCHEDULE, day);
}

static void
put_off (Walk *walk)
{
  g_autoptr (MdgRecord) step = go (walk, MDG_REFERRAL_RESCHEDULE, 0);

  mdg_record_set_text (step, MDG_REFERRAL_STEP_REASON, pick (walk, "moved"));
  tell (walk, step, NULL);
  mdg_record_set_text (walk->visit, MDG_REFERRAL_VISIT_STATUS, "moved");
  mdg_record_set_text (walk->visit, MDG_REFERRAL_VISIT_MOVED_REASON, mdg_record_get_text (step, MDG_REFERRAL_STEP_REASON));
  mdg_change_add (walk->change, walk->visit);
  mdg_record_set_integer (walk->referral, MDG_REFERRAL_RESCHEDULES, 1);
}

static void
measure (Walk *walk)
{
  static const struct
  {
    const char *scale;
    guint low;
    guint span;
  } scales[] = { { "hdsr", 4, 20 }, { "dasc", 25, 40 }, { "dbd13", 6, 30 }, { "zarit8", 4, 20 } };

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    if (mdg_dice_chance (walk->dice, i == 0 ? 70 : 30))
      {
        g_autoptr (MdgRecord) scale = MDG_RECORD (mdg_referral_scale_new ());

        mdg_record_set_reference (scale, MDG_REFERRAL_SCALE_REFERRAL, mdg_record_get_uuid (walk->referral));
        mdg_record_set_reference (scale, MDG_REFERRAL_SCALE_VISIT, mdg_record_get_uuid (walk->visit));
        mdg_record_set_text (scale, MDG_REFERRAL_SCALE_SCALE, scales[i].scale);
        mdg_record_set_integer (scale, MDG_REFERRAL_SCALE_SCORE, scales[i].low + mdg_dice_roll (walk->dice, scales[i].span));
        set_day (scale, MDG_REFERRAL_SCALE_MEASURED_ON, walk->day);
        mdg_change_add (walk->change, scale);
      }
}

static void
make_visit (Walk *walk,
            gboolean is_missed)
{
  g_autoptr (MdgRecord) step = NULL;

  walk->minute = 15 * 60;
  set_day (walk->visit, MDG_REFERRAL_VISIT_VISITED_ON, walk->day);
  mdg_record_set_integer (walk->visit, MDG_REFERRAL_VISIT_MINUTES, is_missed ? 15 : 40 + 5 * mdg_dice_roll (walk->dice, 8));
  mdg_record_set_text (walk->visit, MDG_REFERRAL_VISIT_ATTENDEES, is_missed ? mdg_record_get_text (walk->referral, MDG_REFERRAL_REQUESTER_NAME) : "本人、家族");
  mdg_record_set_text (walk->visit, MDG_REFERRAL_VISIT_STATUS, is_missed ? "missed" : "done");
  mdg_record_set_flag (walk->visit, MDG_REFERRAL_VISIT_IS_MISSED, is_missed);
  mdg_record_set_text (walk->visit, MDG_REFERRAL_VISIT_MISSED_REASON, is_missed ? "面会不能：応答なく、玄関を開けない" : NULL);
  mdg_record_set_text (walk->visit, MDG_REFERRAL_VISIT_FINDINGS, is_missed ? NULL : pick (walk, "findings"));
  mdg_record_set_text (walk->visit, MDG_REFERRAL_VISIT_CONDITION, is_missed ? NULL : get_text (walk->row, "urgency"));
  mdg_record_set_text (walk->visit, MDG_REFERRAL_VISIT_PLAN, is_missed ? "日を改めて訪問する。" : pick (walk, "plans"));
  mdg_change_add (walk->change, walk->visit);
  if (!is_missed)
    measure (walk);
  step = go (walk, MDG_REFERRAL_RECORD_VISIT, 0);
  walk->n_visits++;
}

/* The first visit falls on its day; one where nobody was met is followed by another. */
static void
visit (Walk *walk,
       gint32 first)
{
  if (has (walk, "moved"))
    {
      plan_visit (walk, add_business (first, -1));
      put_off (walk);
    }
  plan_visit (walk, first);
  walk->day = first;
  make_visit (walk, has (walk, "missed"));
  if (has (walk, "missed"))
    {
      g_autoptr (MdgRecord) again = go (walk, MDG_REFERRAL_REVISIT, 0);

      tell (walk, again, "面会できなかったため");
      walk->day = add_business (walk->day, 1);
      walk->minute = MORNING;
      plan_visit (walk, add_business (walk->day, 3));
      walk->day = add_business (walk->day, 3);
      make_visit (walk, FALSE);
    }
}

/* What is still open is looked at again soon, or should have been. */
static gint32
find_next_look (Walk *walk)
{
  gint32 last = mdg_sample_get_last_day (walk->self);

  return add_business (last, has (walk, "late") ? -3 : 1 + (int) mdg_dice_roll (walk->dice, 6));
}

static void
follow (Walk *walk,
        gboolean is_open)
{
  g_autoptr (MdgRecord) begun = NULL;
  g_autoptr (MdgRecord) progress = NULL;

  walk->day = add_business (walk->day, 1);
  walk->minute = MORNING;
  begun = go (walk, MDG_REFERRAL_BEGIN_FOLLOW, is_open ? find_next_look (walk) : add_business (walk->day, 7));
  if (is_open)
    return;

  walk->day = add_business (walk->day, 7);
  walk->minute = MORNING;
  progress = go (walk, MDG_REFERRAL_PROGRESS, add_business (walk->day, 7));
  tell (walk, progress, pick (walk, "progress"));
  walk->day = add_business (walk->day, 7);
  walk->minute = MORNING;
}

static void
add_outcome (Walk *walk,
             const char *span,
             const char *outcome,
             gint32 day)
{
  g_autoptr (MdgRecord) record = MDG_RECORD (mdg_referral_outcome_new ());

  mdg_record_set_reference (record, MDG_REFERRAL_OUTCOME_REFERRAL, mdg_record_get_uuid (walk->referral));
  mdg_record_set_text (record, MDG_REFERRAL_OUTCOME_SPAN, span);
  mdg_record_set_text (record, MDG_REFERRAL_OUTCOME_OUTCOME, outcome);
  set_day (record, MDG_REFERRAL_OUTCOME_OUTCOME_ON, day);
  mdg_record_set_reference (record, MDG_REFERRAL_OUTCOME_STAFF, mdg_record_get_reference (walk->referral, MDG_REFERRAL_OWNER));
  mdg_change_add (walk->change, record);
}

static void
close_it (Walk *walk)
{
  static const char *const later[] = { "o15", "o15", "o15", "o08", "o09", "o16" };
  const char *codes = get_text (walk->row, "outcomes");
  g_auto (GStrv) outcomes = g_strsplit (*codes != '\0' ? codes : "o14", " ", -1);
  const int after[] = { 30, 90 };
  g_autoptr (MdgRecord) step = NULL;

  for (guint i = 0; outcomes[i] != NULL; i++)
    add_outcome (walk, "close", outcomes[i], walk->day);
  mdg_record_set_text (walk->referral, MDG_REFERRAL_SUMMARY, pick (walk, "summaries"));
  set_day (walk->referral, MDG_REFERRAL_CLOSED_ON, walk->day);
  if (mdg_record_is_empty (walk->referral, MDG_REFERRAL_CASE))
    mdg_record_set_text (walk->referral, MDG_REFERRAL_NO_CLASSIFICATION, "事例に結びつかないため");
  step = go (walk, MDG_REFERRAL_CLOSE, 0);

  for (guint i = 0; i < G_N_ELEMENTS (after); i++)
    if (walk->day + after[i] < mdg_sample_get_last_day (walk->self) - 10)
      add_outcome (walk, i == 0 ? "d30" : "d90", later[mdg_dice_roll (walk->dice, G_N_ELEMENTS (later))], walk->day + after[i]);
}

/* Opened again after three weeks, and closed a second time. */
static void
reopen (Walk *walk)
{
  g_autoptr (MdgRecord) step = NULL;

  walk->day = add_business (walk->day, 15);
  walk->minute = MORNING;
  step = go (walk, MDG_REFERRAL_REOPEN, 0);
  tell (walk, step, "意見書の期限が近づき、再び相談があったため");
  walk->day = add_business (walk->day, 5);
  walk->minute = MORNING;
  close_it (walk);
}

static void
advise (Walk *walk)
{
  g_autofree char *doctor = dup_doctor (walk);
  g_autoptr (MdgRecord) step = NULL;

  walk->day = add_business (walk->day, 1 + (int) mdg_dice_roll (walk->dice, 3));
  walk->minute = MORNING;
  mdg_record_set_text (walk->referral, MDG_REFERRAL_NEED, "n2");
  mdg_record_set_text (walk->referral, MDG_REFERRAL_ADVISER, doctor);
  set_day (walk->referral, MDG_REFERRAL_ADVISED_ON, walk->day);
  mdg_record_set_text (walk->referral, MDG_REFERRAL_ADVICE, pick (walk, "advices"));
  step = go (walk, MDG_REFERRAL_ADVISE, 0);
}

static void
connect_it (Walk *walk)
{
  g_autoptr (MdgRecord) step = NULL;

  walk->day = add_business (walk->day, 2 + (int) mdg_dice_roll (walk->dice, 4));
  walk->minute = MORNING;
  mdg_record_set_text (walk->referral, MDG_REFERRAL_CHOSEN, pick (walk, "chosen"));
  step = go (walk, MDG_REFERRAL_CONNECT, 0);
  walk->day = add_business (walk->day, 1);
}

static void
add_items (Walk *walk)
{
  static const char *const items[] = { "s1", "s2", "s3", "s4", "s5" };
  static const char *const states[] = { "done", "doing", "doing", "new", "new" };

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr (MdgRecord) item = MDG_RECORD (mdg_referral_item_new ());

      mdg_record_set_reference (item, MDG_REFERRAL_ITEM_REFERRAL, mdg_record_get_uuid (walk->referral));
      mdg_record_set_text (item, MDG_REFERRAL_ITEM_ITEM, items[i]);
      mdg_record_set_text (item, MDG_REFERRAL_ITEM_STATUS, states[i]);
      if (i < 3)
        set_day (item, MDG_REFERRAL_ITEM_DONE_ON, walk->day);
      mdg_record_set_integer (item, MDG_REFERRAL_ITEM_POSITION, i);
      mdg_change_add (walk->change, item);
    }
}

static void
end_early (Walk *walk,
           MdgReferralOperation operation,
           const char *texts)
{
  JsonArray *array = json_object_get_array_member (walk->self->referrals, texts);
  g_autoptr (MdgRecord) step = NULL;

  if (operation == MDG_REFERRAL_DECLINE)
    mdg_record_set_text (walk->referral, MDG_REFERRAL_GUIDED_TO, json_array_get_string_element (array, 1));
  set_day (walk->referral, MDG_REFERRAL_CLOSED_ON, walk->day);
  step = go (walk, operation, 0);
  if (operation == MDG_REFERRAL_WITHDRAW)
    mdg_record_set_text (step, MDG_REFERRAL_STEP_WHO, mdg_record_get_text (walk->referral, MDG_REFERRAL_AFFILIATION));
  tell (walk, step, json_array_get_string_element (array, 0));
}

/* Visits: the day is exact, so that the days from the receipt are. */
static void
walk_visiting (Walk *walk,
               MdgReferralState goal)
{
  gint32 days = (gint32) json_object_get_int_member_with_default (walk->row, "days", 0);
  gint32 received = walk->day;

  if (days > 3)
    {
      walk->day = add_business (walk->day, 1);
      walk->minute = MORNING;
    }
  decide (walk);
  if (goal == MDG_REFERRAL_WITHDRAWN)
    end_early (walk, MDG_REFERRAL_WITHDRAW, "withdrawn");
  else if (goal == MDG_REFERRAL_SCHEDULED)
    plan_visit (walk, add_business (mdg_sample_get_last_day (walk->self), 4));
  else if (goal != MDG_REFERRAL_ARRANGING)
    visit (walk, received + days);
  if (goal == MDG_REFERRAL_FOLLOW || goal == MDG_REFERRAL_CLOSED)
    follow (walk, goal == MDG_REFERRAL_FOLLOW);
  if (goal == MDG_REFERRAL_CLOSED)
    close_it (walk);
}

static void
walk_other (Walk *walk,
            MdgReferralState goal)
{
  if (walk->kind == MDG_REFERRAL_KIND_ADVICE)
    advise (walk);
  else if (walk->kind == MDG_REFERRAL_KIND_STARTUP)
    add_items (walk);
  else if (walk->kind != MDG_REFERRAL_KIND_DISCHARGE)
    {
      decide (walk);
      if (goal == MDG_REFERRAL_WITHDRAWN)
        end_early (walk, MDG_REFERRAL_WITHDRAW, "withdrawn");
      if (goal == MDG_REFERRAL_CLOSED || goal == MDG_REFERRAL_VISITED)
        connect_it (walk);
    }
  if (walk->state == MDG_REFERRAL_RECEIVED || walk->kind == MDG_REFERRAL_KIND_STARTUP)
    follow (walk, goal == MDG_REFERRAL_FOLLOW);
  if (goal == MDG_REFERRAL_CLOSED)
    close_it (walk);
}

static void
walk_to (Walk *walk,
         MdgReferralState goal)
{
  g_autoptr (MdgRecord) step = NULL;

  receive (walk);
  if (walk->kind == MDG_REFERRAL_KIND_DISCHARGE)
    set_day (walk->referral, MDG_REFERRAL_DISCHARGED_ON, walk->day);
  else
    step = go (walk, MDG_REFERRAL_BEGIN_TRIAGE, 0);
  if (goal == MDG_REFERRAL_TRIAGE)
    return;
  if (goal == MDG_REFERRAL_DECLINED)
    end_early (walk, MDG_REFERRAL_DECLINE, "declined");
  else if (mdg_referral_kind_has_visits (walk->kind))
    walk_visiting (walk, goal);
  else
    walk_other (walk, goal);
  if (has (walk, "reopened"))
    reopen (walk);
}

static gboolean
add_referral (MdgSampler *self,
              MdgDice *dice,
              GHashTable *busy,
              const Plan *plan,
              MdgSampleCase *sample,
              GError **error)
{
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Referral received"));
  g_autoptr (MdgRecord) referral = MDG_RECORD (mdg_referral_new ());
  Walk walk = { .self = self, .dice = dice, .busy = busy, .row = plan->row, .change = change, .referral = referral, .day = plan->day, .minute = MORNING + 5 * (int) mdg_dice_roll (dice, 40) };
  MdgReferralState goal = MDG_REFERRAL_CLOSED;
  gboolean done;

  if (!mdg_referral_kind_find (get_text (plan->row, "kind"), &walk.kind) || !mdg_referral_state_find (plan->is_over && !g_str_equal (get_text (plan->row, "state"), "declined") && !g_str_equal (get_text (plan->row, "state"), "withdrawn") ? "closed" : get_text (plan->row, "state"), &goal))
    g_assert_not_reached ();

  mdg_referral_terms_parse (NULL, &walk.terms, NULL);
  mdg_record_set_text (referral, MDG_REFERRAL_KIND, get_text (plan->row, "kind"));
  mdg_record_set_text (referral, MDG_REFERRAL_STATUS, "draft");
  mdg_record_set_text (referral, MDG_REFERRAL_URGENCY, get_text (plan->row, "urgency"));
  if (walk.kind == MDG_REFERRAL_KIND_OUTREACH || walk.kind == MDG_REFERRAL_KIND_ADVICE)
    mdg_record_set_text (referral, MDG_REFERRAL_REQ_KIND, get_text (plan->row, "kind"));
  if (!fill_form (&walk, sample, error))
    return FALSE;

  /* What refers to it comes after it; at the end it is put in as it then is. */
  mdg_change_add (change, referral);
  walk_to (&walk, goal);
  mdg_change_add (change, referral);
  g_clear_object (&walk.visit);
  mdg_change_set_author (change, mdg_record_get_text (self->staff->pdata[1], MDG_STAFF_NAME));
  done = mdg_sample_save (self, change, (gint64) walk.day * 1440 + walk.minute, error);

  return done;
}

/* Not earlier than a case of its own was opened, where there is such a case; each once as long as there are others. */
static MdgSampleCase *
choose_case (MdgSampleYear *year,
             GHashTable *used,
             gint32 day)
{
  MdgSampleCase *chosen = NULL;

  for (int pass = 0; pass < 2 && chosen == NULL; pass++)
    for (guint i = 0; i < year->cases->len && chosen == NULL; i++)
      {
        MdgSampleCase *sample = year->cases->pdata[i];

        if (sample->n_done > 0 && sample->first_day <= day && (pass == 1 || !g_hash_table_contains (used, sample)))
          chosen = sample;
      }
  if (chosen != NULL)
    g_hash_table_add (used, chosen);

  return chosen;
}

static gint32
find_day (MdgSampler *self,
          MdgSampleYear *year,
          JsonObject *row,
          gboolean is_over,
          guint n,
          guint of)
{
  MdgDate first = { year->fiscal_year, 4, 1 };
  gint32 days = (gint32) json_object_get_int_member_with_default (row, "days", 0);
  const char *state = get_text (row, "state");
  gint32 day;

  if (is_over)
    day = mdg_date_to_days (&first) + FIRST_DAY + (gint32) (n * SPREAD / of);
  else if (g_str_equal (state, "triage") || g_str_equal (state, "arranging"))
    day = mdg_sample_get_last_day (self) - 2;
  else
    day = mdg_sample_get_last_day (self) - days - (days > 0 && g_str_equal (state, "visited") ? 4 : 12);
  while (!is_business_day (day) || !is_business_day (day + days))
    day--;

  return day;
}

static int
compare_plans (gconstpointer a,
               gconstpointer b)
{
  return ((const Plan *) a)->day - ((const Plan *) b)->day;
}

static GArray *
plan_all (MdgSampler *self,
          MdgSampleYear *year)
{
  JsonArray *rows = json_object_get_array_member (self->referrals, "rows");
  GArray *plans = g_array_new (FALSE, TRUE, sizeof (Plan));
  guint n_blocks = MAX (1, year->plans->len / MDG_SAMPLE_BLOCK);

  for (guint block = 0; block < n_blocks; block++)
    for (guint i = 0; i < json_array_get_length (rows); i++)
      {
        Plan plan = { .row = json_array_get_object_element (rows, i) };
        const char *state = get_text (plan.row, "state");

        if (json_object_get_boolean_member_with_default (plan.row, "edge", FALSE) && (!self->options->with_edges || block > 0 || year->fiscal_year < self->newest_year))
          continue;

        plan.is_over = year->fiscal_year < self->newest_year || block > 0 || g_str_equal (state, "closed") || g_str_equal (state, "declined") || g_str_equal (state, "withdrawn");
        plan.day = find_day (self, year, plan.row, plan.is_over, (i * 17 + block) % PER_BLOCK, PER_BLOCK);
        g_array_append_val (plans, plan);
      }
  g_array_sort (plans, compare_plans);

  return plans;
}

gboolean
mdg_sample_add_referrals (MdgSampler *self,
                          MdgSampleYear *year,
                          GError **error)
{
  g_autoptr (GArray) plans = plan_all (self, year);
  g_autoptr (GHashTable) busy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) used = g_hash_table_new (NULL, NULL);
  /* Rolls of their own: what is drawn for the rest stays as it is. */
  MdgDice dice = { self->options->seed * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) + (guint64) year->fiscal_year };

  for (guint i = 0; i < plans->len; i++)
    {
      const Plan *plan = &g_array_index (plans, Plan, i);
      gboolean has_person = !g_str_equal (get_text (plan->row, "kind"), "startup");
      MdgSampleCase *sample = has_person ? choose_case (year, used, plan->day) : NULL;

      if (!add_referral (self, &dice, busy, plan, sample, error))
        return FALSE;
    }

  return TRUE;
}
