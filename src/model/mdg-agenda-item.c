#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-agenda-item.h"

#include <glib/gi18n-lib.h>

struct _MdgAgendaItem
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgAgendaItem, mdg_agenda_item, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "meeting", N_ ("Meeting"), MDG_FIELD_REFERENCE, MDG_FIELD_REQUIRED, .refers_to = MDG_KIND_MEETING },
  { "position", N_ ("Position"), MDG_FIELD_INTEGER, MDG_FIELD_PLAIN },
  { "kind", N_ ("Kind"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "item_kind" },
  { "reason", N_ ("Why on the agenda"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "item_reason" },
  { "case", N_ ("Case"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_CASE },
  { "raised_issue", N_ ("Issue of the area or city"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_RAISED_ISSUE },
  { "measure", N_ ("Measure"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_MEASURE },
  { "title", N_ ("Title"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "text", N_ ("Gist"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "advice", N_ ("Advice"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "adviser", N_ ("Adviser"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "verdict", N_ ("Decision"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "conference_verdict" },
  { "verdict_text", N_ ("Decision in words"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "staff", N_ ("In charge"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_STAFF },
  { "owner", N_ ("In charge (outside)"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "due", N_ ("Due"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "status", N_ ("State"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "item_state" },
  { "carried_from", N_ ("Carried over from"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_AGENDA_ITEM },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_AGENDA_ITEM_N_FIELDS);

const MdgRecordInfo mdg_agenda_item_info = { MDG_KIND_AGENDA_ITEM, "agenda_item", N_ ("Item of an agenda"), fields, MDG_AGENDA_ITEM_N_FIELDS };

static void
mdg_agenda_item_class_init (MdgAgendaItemClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_agenda_item_info);
}

static void
mdg_agenda_item_init (MdgAgendaItem *self)
{
}

MdgAgendaItem *
mdg_agenda_item_new (void)
{
  return g_object_new (MDG_TYPE_AGENDA_ITEM, NULL);
}
