#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-referral-step.h"

#include <glib/gi18n-lib.h>

struct _MdgReferralStep
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgReferralStep, mdg_referral_step, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "referral", N_ ("Referral"), MDG_FIELD_REFERENCE, MDG_FIELD_REQUIRED, .refers_to = MDG_KIND_REFERRAL },
  { "at", N_ ("When"), MDG_FIELD_DATETIME, MDG_FIELD_REQUIRED },
  { "staff", N_ ("Staff"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_STAFF },
  { "operation", N_ ("Operation"), MDG_FIELD_CODE, MDG_FIELD_REQUIRED, .vocabulary = "ref_operation" },
  { "from_state", N_ ("From"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "ref_state" },
  { "to_state", N_ ("To"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "ref_state" },
  { "on_date", N_ ("Date of it"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "reason", N_ ("Reason"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "pause" },
  { "text", N_ ("Text"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "who", N_ ("Who (outside)"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "method", N_ ("Way"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "channel" },
  { "evidence", N_ ("What was shown for it"), MDG_FIELD_NOTE, MDG_FIELD_IDENTIFYING },
  { "owner", N_ ("Coordinator in charge"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_STAFF },
  { "ball", N_ ("Who has to act"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "ref_ball" },
  { "next_due", N_ ("Next due"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "clock_due", N_ ("End of the term"), MDG_FIELD_DATETIME, MDG_FIELD_PLAIN },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_REFERRAL_STEP_N_FIELDS);

const MdgRecordInfo mdg_referral_step_info = { MDG_KIND_REFERRAL_STEP, "referral_step", N_ ("Step of a referral"), fields, MDG_REFERRAL_STEP_N_FIELDS };

static void
mdg_referral_step_class_init (MdgReferralStepClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_referral_step_info);
}

static void
mdg_referral_step_init (MdgReferralStep *self)
{
}

MdgReferralStep *
mdg_referral_step_new (void)
{
  return g_object_new (MDG_TYPE_REFERRAL_STEP, NULL);
}
