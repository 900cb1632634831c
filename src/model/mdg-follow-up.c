#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-follow-up.h"

#include <glib/gi18n-lib.h>

struct _MdgFollowUp
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgFollowUp, mdg_follow_up, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "consultation", N_ ("Consultation"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_CONSULTATION },
  { "case", N_ ("Case"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_CASE },
  { "staff", N_ ("Who"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_STAFF },
  { "who", N_ ("Who (outside)"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "what", N_ ("What"), MDG_FIELD_TEXT, MDG_FIELD_REQUIRED },
  { "due", N_ ("Due"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "due_time", N_ ("Time"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "status", N_ ("State"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "follow_state" },
  { "is_waiting", N_ ("Waiting for others"), MDG_FIELD_FLAG, MDG_FIELD_PLAIN },
  { "phone", N_ ("Telephone"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "done_on", N_ ("Done on"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "result", N_ ("Result"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_FOLLOW_UP_N_FIELDS);

const MdgRecordInfo mdg_follow_up_info = { MDG_KIND_FOLLOW_UP, "follow_up", N_ ("Next action"), fields, MDG_FOLLOW_UP_N_FIELDS };

static void
mdg_follow_up_class_init (MdgFollowUpClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_follow_up_info);
}

static void
mdg_follow_up_init (MdgFollowUp *self)
{
}

MdgFollowUp *
mdg_follow_up_new (void)
{
  return g_object_new (MDG_TYPE_FOLLOW_UP, NULL);
}
