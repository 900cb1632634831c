#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-agency.h"
#include "mdg-hand-raise.h"
#include "mdg-record-table.h"
#include "mdg-referral.h"
#include "mdg-sample-private.h"
#include "mdg-staff.h"
#include "mdg-support-call.h"

#include <glib/gi18n-lib.h>

#define DAYS_TO_REPLY 7

/* What those who are asked for one referral answer, one after the other; NULL is no answer yet. */
typedef struct
{
  const char *reply;
  const char *words;
  const char *refusal;
} Answer;

static const Answer answers[] = {
  { "raised", "週2回から対応できます。", NULL },
  { "declined", "今月は枠がありません。", "staff" },
  { "conditional", "日中のみ対応できます。", NULL },
};

static gboolean
is_of (MdgRecord *referral,
       guint field,
       const char *code)
{
  return g_strcmp0 (mdg_record_get_text (referral, field), code) == 0;
}

/* The day of the decision, else of the receipt. */
static gboolean
read_first_day (MdgRecord *referral,
                gint32 *day)
{
  const char *text = mdg_record_get_text (referral, MDG_REFERRAL_DECIDED_ON);
  g_autofree char *iso = NULL;
  MdgDate date;

  if (text == NULL)
    text = mdg_record_get_text (referral, MDG_REFERRAL_RECEIVED_AT);
  iso = text != NULL ? g_strndup (text, 10) : NULL;
  if (iso == NULL || !mdg_date_parse_iso (iso, &date))
    return FALSE;

  *day = mdg_date_to_days (&date);

  return TRUE;
}

static void
add_hand (MdgSampler *self,
          MdgChange *change,
          MdgRecord *referral,
          MdgRecord *agency,
          gint32 asked,
          const Answer *answer,
          gboolean is_chosen)
{
  g_autoptr (MdgRecord) hand = MDG_RECORD (mdg_hand_raise_new ());
  g_autofree char *at = mdg_sample_dup_time (asked, 10 * 60);
  g_autofree char *due = mdg_sample_dup_day (asked + DAYS_TO_REPLY);
  g_autofree char *replied = mdg_sample_dup_day (MIN (asked + 2, mdg_sample_get_last_day (self)));

  mdg_record_set_reference (hand, MDG_HAND_RAISE_REFERRAL, mdg_record_get_uuid (referral));
  mdg_record_set_reference (hand, MDG_HAND_RAISE_AGENCY, mdg_record_get_uuid (agency));
  mdg_record_set_text (hand, MDG_HAND_RAISE_NAME, mdg_record_get_text (agency, MDG_AGENCY_NAME));
  mdg_record_set_text (hand, MDG_HAND_RAISE_PHONE, mdg_record_get_text (agency, MDG_AGENCY_PHONE));
  mdg_record_set_text (hand, MDG_HAND_RAISE_FAX, mdg_record_get_text (agency, MDG_AGENCY_FAX));
  mdg_record_set_text (hand, MDG_HAND_RAISE_PROFESSION, "ns_visit");
  mdg_record_set_text (hand, MDG_HAND_RAISE_ASKED_AT, at);
  mdg_record_set_text (hand, MDG_HAND_RAISE_WAY, "fax");
  mdg_record_set_reference (hand, MDG_HAND_RAISE_ASKED_BY, mdg_record_get_uuid (self->staff->pdata[1]));
  mdg_record_set_text (hand, MDG_HAND_RAISE_DUE, due);
  if (answer != NULL)
    {
      mdg_record_set_text (hand, MDG_HAND_RAISE_REPLY, answer->reply);
      mdg_record_set_text (hand, MDG_HAND_RAISE_REPLIED_ON, replied);
      mdg_record_set_text (hand, MDG_HAND_RAISE_WORDS, answer->words);
      mdg_record_set_text (hand, MDG_HAND_RAISE_REFUSAL, answer->refusal);
    }
  mdg_record_set_flag (hand, MDG_HAND_RAISE_IS_CHOSEN, is_chosen);
  mdg_record_set_text (hand, MDG_HAND_RAISE_CHOSEN_ON, is_chosen ? replied : NULL);
  mdg_change_add (change, hand);
}

/* Three stations each: one raises a hand and is chosen where the referral went on, nobody answers where it did not. */
static void
add_hands (MdgSampler *self,
           MdgChange *change,
           MdgRecord *referral,
           GPtrArray *stations,
           guint turn)
{
  gboolean went_on = is_of (referral, MDG_REFERRAL_STATUS, "closed") || is_of (referral, MDG_REFERRAL_STATUS, "follow") || is_of (referral, MDG_REFERRAL_STATUS, "visited");
  gint32 asked;

  if (!read_first_day (referral, &asked))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (answers) && i < stations->len; i++)
    add_hand (self, change, referral, stations->pdata[(turn + i) % stations->len], asked, went_on ? &answers[i] : NULL, went_on && i == 0);
}

static void
add_call (MdgSampler *self,
          MdgChange *change,
          MdgRecord *referral,
          gint32 day,
          const char *stage,
          const char *result,
          const char *text,
          const char *next_on)
{
  g_autoptr (MdgRecord) call = MDG_RECORD (mdg_support_call_new ());
  g_autofree char *at = mdg_sample_dup_time (day, 10 * 60 + 30);

  mdg_record_set_reference (call, MDG_SUPPORT_CALL_REFERRAL, mdg_record_get_uuid (referral));
  mdg_record_set_text (call, MDG_SUPPORT_CALL_CALLED_AT, at);
  mdg_record_set_text (call, MDG_SUPPORT_CALL_STAGE, stage);
  mdg_record_set_text (call, MDG_SUPPORT_CALL_RESULT, result);
  mdg_record_set_text (call, MDG_SUPPORT_CALL_TEXT, text);
  mdg_record_set_text (call, MDG_SUPPORT_CALL_NEXT_ON, next_on);
  mdg_record_set_reference (call, MDG_SUPPORT_CALL_STAFF, mdg_record_get_uuid (self->staff->pdata[1]));
  mdg_change_add (change, call);
}

/* One in hospital nobody took, then one after it; the next as the referral says. */
static void
add_calls (MdgSampler *self,
           MdgChange *change,
           MdgRecord *referral)
{
  gint32 last = mdg_sample_get_last_day (self);
  gboolean is_followed = is_of (referral, MDG_REFERRAL_STATUS, "follow");
  gint32 first;

  if (!read_first_day (referral, &first))
    return;

  add_call (self, change, referral, MIN (first + 1, last), "hospital", "absent", NULL, NULL);
  add_call (self, change, referral, MIN (first + 4, last), "after", "person", "食事は配食を使えている。薬の飲み忘れが続くため、担当の包括へつなぐ。", is_followed ? mdg_record_get_text (referral, MDG_REFERRAL_NEXT_DUE) : NULL);
}

gboolean
mdg_sample_add_hands (MdgSampler *self,
                      GError **error)
{
  g_autoptr (GPtrArray) referrals = mdg_record_table_list (self->store, MDG_KIND_REFERRAL, error);
  g_autoptr (GPtrArray) stations = referrals != NULL ? mdg_record_table_list_by_text (self->store, MDG_KIND_AGENCY, MDG_AGENCY_KIND, "vns", error) : NULL;
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Asked for hands"));
  guint turn = 0;

  if (stations == NULL)
    return FALSE;

  mdg_change_set_author (change, mdg_record_get_text (self->staff->pdata[1], MDG_STAFF_NAME));
  for (guint i = 0; i < referrals->len; i++)
    if (is_of (referrals->pdata[i], MDG_REFERRAL_KIND, "broker"))
      add_hands (self, change, referrals->pdata[i], stations, turn++);
    else if (is_of (referrals->pdata[i], MDG_REFERRAL_KIND, "discharge"))
      add_calls (self, change, referrals->pdata[i]);

  return mdg_change_get_records (change)->len == 0 || mdg_sample_save (self, change, 0, error);
}
