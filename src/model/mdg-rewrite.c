#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-rewrite.h"

#include <glib/gi18n-lib.h>

struct _MdgRewrite
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgRewrite, mdg_rewrite, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "version", N_ ("Version"), MDG_FIELD_CODE, MDG_FIELD_REQUIRED, .vocabulary = "version" },
  { "case", N_ ("Case"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_CASE },
  { "agenda_item", N_ ("Item of an agenda"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_AGENDA_ITEM },
  { "raised_issue", N_ ("Issue of the area or city"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_RAISED_ISSUE },
  { "measure", N_ ("Measure"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_MEASURE },
  { "field", N_ ("Field of the note"), MDG_FIELD_TEXT, MDG_FIELD_REQUIRED },
  { "source", N_ ("Original text"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "text", N_ ("Text written anew"), MDG_FIELD_NOTE, MDG_FIELD_REQUIRED },
  { "writer", N_ ("Written by"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_STAFF },
  { "written_on", N_ ("Written on"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "checker", N_ ("Checked by"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_STAFF },
  { "checked_on", N_ ("Checked on"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "meeting", N_ ("Meeting"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_MEETING },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_REWRITE_N_FIELDS);

const MdgRecordInfo mdg_rewrite_info = { MDG_KIND_REWRITE, "rewrite", N_ ("Text written anew"), fields, MDG_REWRITE_N_FIELDS };

static void
mdg_rewrite_class_init (MdgRewriteClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_rewrite_info);
}

static void
mdg_rewrite_init (MdgRewrite *self)
{
}

MdgRewrite *
mdg_rewrite_new (void)
{
  return g_object_new (MDG_TYPE_REWRITE, NULL);
}
