#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-business-days.h"
#include "mdg-consultation.h"
#include "mdg-follow-up.h"
#include "mdg-record.h"
#include "mdg-sample-private.h"

/* What stands open on the last day, given to the newest consultations in this order. */
typedef enum
{
  PROMISE_NONE,
  PROMISE_LATE,
  PROMISE_TODAY,
  PROMISE_SOON,
  PROMISE_WAITING,
  PROMISE_FAR,
  PROMISE_PENDING,
} Promise;

static const struct
{
  Promise promise;
  guint n;
} shares[] = { { PROMISE_LATE, 4 }, { PROMISE_TODAY, 4 }, { PROMISE_SOON, 6 }, { PROMISE_WAITING, 5 }, { PROMISE_FAR, 4 }, { PROMISE_PENDING, 12 } };

void
mdg_sample_plan_promises (GArray *plans)
{
  guint at = plans->len;

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    for (guint n = 0; n < shares[i].n && at > 0; n++)
      g_array_index (plans, MdgSamplePlan, --at).promise = shares[i].promise;
}

static void
set_due (MdgSampler *self,
         MdgRecord *record,
         gint32 from,
         int business_days)
{
  MdgDate date;
  MdgDate due;
  g_autofree char *iso = NULL;

  mdg_date_from_days (from, &date);
  mdg_business_days_add (&date, business_days, &due);
  iso = mdg_date_dup_iso (&due);
  mdg_record_set_text (record, MDG_FOLLOW_UP_DUE, iso);
}

static MdgRecord *
new_promise (MdgSampler *self,
             MdgRecord *consultation,
             gboolean waiting)
{
  MdgRecord *record = MDG_RECORD (mdg_follow_up_new ());
  const char *phone = mdg_record_get_text (consultation, MDG_CONSULTATION_CONSULTER_PHONE);
  const char *who = mdg_record_get_text (consultation, MDG_CONSULTATION_CONSULTER_NAME);
  const char *place = mdg_record_get_text (consultation, MDG_CONSULTATION_AFFILIATION);
  g_autofree char *name = place != NULL ? g_strconcat (place, " ", who, NULL) : g_strdup (who);

  mdg_record_set_reference (record, MDG_FOLLOW_UP_CONSULTATION, mdg_record_get_uuid (consultation));
  mdg_record_set_reference (record, MDG_FOLLOW_UP_CASE, mdg_record_get_reference (consultation, MDG_CONSULTATION_CASE));
  mdg_record_set_reference (record, MDG_FOLLOW_UP_STAFF, mdg_record_get_reference (consultation, MDG_CONSULTATION_STAFF));
  mdg_record_set_text (record, MDG_FOLLOW_UP_WHO, name);
  mdg_record_set_text (record, MDG_FOLLOW_UP_PHONE, phone);
  mdg_record_set_text (record, MDG_FOLLOW_UP_WHAT, mdg_dice_pick (&self->dice, json_object_get_array_member (self->grammar, waiting ? "waits" : "followups")));
  mdg_record_set_text (record, MDG_FOLLOW_UP_STATUS, waiting ? "waiting" : "open");
  mdg_record_set_flag (record, MDG_FOLLOW_UP_IS_WAITING, waiting);

  return record;
}

static void
add_open (MdgSampler *self,
          MdgSamplePlan *plan,
          MdgRecord *consultation,
          MdgChange *change)
{
  g_autoptr (MdgRecord) record = new_promise (self, consultation, plan->promise == PROMISE_WAITING);
  gint32 as_of = mdg_sample_get_as_of (self);
  int days = 0;

  if (plan->promise == PROMISE_LATE || plan->promise == PROMISE_WAITING)
    days = -1 - (int) mdg_dice_roll (&self->dice, 6);
  else if (plan->promise == PROMISE_SOON)
    days = 1 + (int) mdg_dice_roll (&self->dice, 5);
  else if (plan->promise == PROMISE_FAR)
    days = 6 + (int) mdg_dice_roll (&self->dice, 10);

  if (days != 0)
    set_due (self, record, as_of, days);
  else
    {
      g_autofree char *today = mdg_sample_dup_day (as_of);

      mdg_record_set_text (record, MDG_FOLLOW_UP_DUE, today);
      if (mdg_dice_chance (&self->dice, 60))
        mdg_record_set_text (record, MDG_FOLLOW_UP_DUE_TIME, mdg_dice_chance (&self->dice, 50) ? "11:00" : "15:30");
    }
  mdg_change_add (change, record);
}

static void
add_kept (MdgSampler *self,
          MdgSamplePlan *plan,
          MdgRecord *consultation,
          MdgChange *change)
{
  g_autoptr (MdgRecord) record = new_promise (self, consultation, FALSE);

  set_due (self, record, plan->day, 1 + (int) mdg_dice_roll (&self->dice, 5));
  mdg_record_set_text (record, MDG_FOLLOW_UP_STATUS, "done");
  mdg_record_set_text (record, MDG_FOLLOW_UP_DONE_ON, mdg_record_get_text (record, MDG_FOLLOW_UP_DUE));
  mdg_change_add (change, record);
}

void
mdg_sample_add_promise (MdgSampler *self,
                        MdgSamplePlan *plan,
                        MdgRecord *consultation,
                        MdgChange *change)
{
  static const char *const states[] = { "done", "open", "open", "open", "waiting", "open", "pending" };

  mdg_record_set_text (consultation, MDG_CONSULTATION_FOLLOW_STATE, states[plan->promise]);
  if (plan->promise != PROMISE_NONE && plan->promise != PROMISE_PENDING)
    add_open (self, plan, consultation, change);
  else if (plan->promise == PROMISE_NONE && mdg_dice_chance (&self->dice, 20))
    add_kept (self, plan, consultation, change);
}
