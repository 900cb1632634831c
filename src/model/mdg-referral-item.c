#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-referral-item.h"

#include <glib/gi18n-lib.h>

struct _MdgReferralItem
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgReferralItem, mdg_referral_item, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "referral", N_ ("Referral"), MDG_FIELD_REFERENCE, MDG_FIELD_REQUIRED, .refers_to = MDG_KIND_REFERRAL },
  { "item", N_ ("Item of support"), MDG_FIELD_CODE, MDG_FIELD_REQUIRED, .vocabulary = "startup_item" },
  { "status", N_ ("State"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "res_state" },
  { "done_on", N_ ("Date"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "text", N_ ("Text"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "position", N_ ("Position"), MDG_FIELD_INTEGER, MDG_FIELD_PLAIN, .min = 0, .max = 999 },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_REFERRAL_ITEM_N_FIELDS);

const MdgRecordInfo mdg_referral_item_info = { MDG_KIND_REFERRAL_ITEM, "referral_item", N_ ("Item of support"), fields, MDG_REFERRAL_ITEM_N_FIELDS };

static void
mdg_referral_item_class_init (MdgReferralItemClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_referral_item_info);
}

static void
mdg_referral_item_init (MdgReferralItem *self)
{
}

MdgReferralItem *
mdg_referral_item_new (void)
{
  return g_object_new (MDG_TYPE_REFERRAL_ITEM, NULL);
}
