#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-support-call.h"

#include "mdg-record-rules.h"

#include <glib/gi18n-lib.h>

struct _MdgSupportCall
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgSupportCall, mdg_support_call, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "referral", N_ ("Referral"), MDG_FIELD_REFERENCE, MDG_FIELD_REQUIRED, .refers_to = MDG_KIND_REFERRAL },
  { "called_at", N_ ("Called"), MDG_FIELD_DATETIME, MDG_FIELD_REQUIRED },
  { "stage", N_ ("Stage"), MDG_FIELD_CODE, MDG_FIELD_REQUIRED, .vocabulary = "call_stage" },
  { "with_whom", N_ ("Talked with"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "result", N_ ("Result"), MDG_FIELD_CODE, MDG_FIELD_REQUIRED, .vocabulary = "call_result" },
  { "text", N_ ("What was said"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "introduced", N_ ("Introduced to"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "next_on", N_ ("Next call"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "next_time", N_ ("Time of the next call"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "staff", N_ ("Called by"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_STAFF },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_SUPPORT_CALL_N_FIELDS);

const MdgRecordInfo mdg_support_call_info = { MDG_KIND_SUPPORT_CALL, "support_call", N_ ("Call after discharge"), fields, MDG_SUPPORT_CALL_N_FIELDS };

static gboolean
mdg_support_call_validate (MdgRecord *record,
                           GError **error)
{
  return mdg_record_rule_full_date (record, MDG_SUPPORT_CALL_NEXT_ON, error) && mdg_record_rule_clock (record, MDG_SUPPORT_CALL_NEXT_TIME, error);
}

static void
mdg_support_call_class_init (MdgSupportCallClass *klass)
{
  MDG_RECORD_CLASS (klass)->validate = mdg_support_call_validate;
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_support_call_info);
}

static void
mdg_support_call_init (MdgSupportCall *self)
{
}

MdgSupportCall *
mdg_support_call_new (void)
{
  return g_object_new (MDG_TYPE_SUPPORT_CALL, NULL);
}
