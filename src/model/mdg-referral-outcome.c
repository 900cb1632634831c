#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-referral-outcome.h"

#include <glib/gi18n-lib.h>

struct _MdgReferralOutcome
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgReferralOutcome, mdg_referral_outcome, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "referral", N_ ("Referral"), MDG_FIELD_REFERENCE, MDG_FIELD_REQUIRED, .refers_to = MDG_KIND_REFERRAL },
  { "span", N_ ("At which time"), MDG_FIELD_CODE, MDG_FIELD_REQUIRED, .vocabulary = "outcome_span" },
  { "outcome", N_ ("Outcome"), MDG_FIELD_CODE, MDG_FIELD_REQUIRED, .vocabulary = "outcome" },
  { "outcome_on", N_ ("Date of the outcome"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "text", N_ ("Text"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "staff", N_ ("Staff"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_STAFF },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_REFERRAL_OUTCOME_N_FIELDS);

const MdgRecordInfo mdg_referral_outcome_info = { MDG_KIND_REFERRAL_OUTCOME, "referral_outcome", N_ ("Outcome of a referral"), fields, MDG_REFERRAL_OUTCOME_N_FIELDS };

static void
mdg_referral_outcome_class_init (MdgReferralOutcomeClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_referral_outcome_info);
}

static void
mdg_referral_outcome_init (MdgReferralOutcome *self)
{
}

MdgReferralOutcome *
mdg_referral_outcome_new (void)
{
  return g_object_new (MDG_TYPE_REFERRAL_OUTCOME, NULL);
}
