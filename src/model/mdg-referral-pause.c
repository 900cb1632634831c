#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-referral-pause.h"

#include <glib/gi18n-lib.h>

struct _MdgReferralPause
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgReferralPause, mdg_referral_pause, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "referral", N_ ("Referral"), MDG_FIELD_REFERENCE, MDG_FIELD_REQUIRED, .refers_to = MDG_KIND_REFERRAL },
  { "from_on", N_ ("From"), MDG_FIELD_DATE, MDG_FIELD_REQUIRED },
  { "to_on", N_ ("Until"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "reason", N_ ("Reason"), MDG_FIELD_CODE, MDG_FIELD_REQUIRED, .vocabulary = "pause" },
  { "reason_text", N_ ("Reason in words"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "staff", N_ ("Staff"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_STAFF },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_REFERRAL_PAUSE_N_FIELDS);

const MdgRecordInfo mdg_referral_pause_info = { MDG_KIND_REFERRAL_PAUSE, "referral_pause", N_ ("Pause of a referral"), fields, MDG_REFERRAL_PAUSE_N_FIELDS };

static void
mdg_referral_pause_class_init (MdgReferralPauseClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_referral_pause_info);
}

static void
mdg_referral_pause_init (MdgReferralPause *self)
{
}

MdgReferralPause *
mdg_referral_pause_new (void)
{
  return g_object_new (MDG_TYPE_REFERRAL_PAUSE, NULL);
}
