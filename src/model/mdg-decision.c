#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-decision.h"

#include <glib/gi18n-lib.h>

struct _MdgDecision
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgDecision, mdg_decision, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "board", N_ ("Board"), MDG_FIELD_CODE, MDG_FIELD_REQUIRED, .vocabulary = "board" },
  { "decided_on", N_ ("Decided on"), MDG_FIELD_DATE, MDG_FIELD_REQUIRED },
  { "verdict", N_ ("Decision"), MDG_FIELD_CODE, MDG_FIELD_REQUIRED, .vocabulary = "verdict" },
  { "meeting", N_ ("Meeting"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_MEETING },
  { "minutes", N_ ("Minutes"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "raised_issue", N_ ("Issue of the area or city"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_RAISED_ISSUE },
  { "measure", N_ ("Measure"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_MEASURE },
  { "raised_to", N_ ("Raised to"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_RAISED_ISSUE },
  { "staff", N_ ("Written by"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_STAFF },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_DECISION_N_FIELDS);

const MdgRecordInfo mdg_decision_info = { MDG_KIND_DECISION, "decision", N_ ("Decision of a board"), fields, MDG_DECISION_N_FIELDS };

static void
mdg_decision_class_init (MdgDecisionClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_decision_info);
}

static void
mdg_decision_init (MdgDecision *self)
{
}

MdgDecision *
mdg_decision_new (void)
{
  return g_object_new (MDG_TYPE_DECISION, NULL);
}
