#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-referral-visit.h"

#include <glib/gi18n-lib.h>

struct _MdgReferralVisit
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgReferralVisit, mdg_referral_visit, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "referral", N_ ("Referral"), MDG_FIELD_REFERENCE, MDG_FIELD_REQUIRED, .refers_to = MDG_KIND_REFERRAL },
  { "position", N_ ("Which visit"), MDG_FIELD_INTEGER, MDG_FIELD_PLAIN, .min = 0, .max = 999 },
  { "status", N_ ("State"), MDG_FIELD_CODE, MDG_FIELD_REQUIRED, .vocabulary = "visit_state" },
  { "planned_at", N_ ("Planned for"), MDG_FIELD_DATETIME, MDG_FIELD_PLAIN },
  { "place", N_ ("Place of the visit"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "doctor_uuid", N_ ("Doctor in the directory"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "doctor", N_ ("Visiting doctor"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "escorts", N_ ("Accompanying persons"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "moved_reason", N_ ("Reason of the change"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "pause" },
  { "moved_text", N_ ("Reason of the change in words"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "visited_on", N_ ("Visited on"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "starts_at", N_ ("From"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "minutes", N_ ("Minutes of the doctor"), MDG_FIELD_INTEGER, MDG_FIELD_PLAIN, .min = 0, .max = 1440 },
  { "attendees", N_ ("Attendees"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "is_missed", N_ ("Could not be met"), MDG_FIELD_FLAG, MDG_FIELD_PLAIN },
  { "missed_reason", N_ ("Why the person could not be met"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "findings", N_ ("Findings"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "condition", N_ ("Urgency of the condition"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "urgency" },
  { "plan", N_ ("Plan"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "staff", N_ ("Written by"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_STAFF },
  { "void_reason", N_ ("Reason of voiding"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_REFERRAL_VISIT_N_FIELDS);

const MdgRecordInfo mdg_referral_visit_info = { MDG_KIND_REFERRAL_VISIT, "referral_visit", N_ ("Visit"), fields, MDG_REFERRAL_VISIT_N_FIELDS };

static void
mdg_referral_visit_class_init (MdgReferralVisitClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_referral_visit_info);
}

static void
mdg_referral_visit_init (MdgReferralVisit *self)
{
}

MdgReferralVisit *
mdg_referral_visit_new (void)
{
  return g_object_new (MDG_TYPE_REFERRAL_VISIT, NULL);
}
