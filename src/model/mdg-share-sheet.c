#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-share-sheet.h"

#include <glib/gi18n-lib.h>

struct _MdgShareSheet
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgShareSheet, mdg_share_sheet, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "case", N_ ("Case"), MDG_FIELD_REFERENCE, MDG_FIELD_REQUIRED, .refers_to = MDG_KIND_CASE },
  { "written_on", N_ ("Written on"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "item1", N_ ("Attending physician and care manager"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "item2", N_ ("Wishes for care and life"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "item3", N_ ("Observations during care, changes, medication"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "item4", N_ ("Daily living: meals, toileting and others"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "item5", N_ ("House"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "item6", N_ ("What the family can do"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "item7", N_ ("Diseases and medicines"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "item8", N_ ("What was explained and how it was received"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "item9", N_ ("Expected changes, responses, emergency hospital and wishes"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "item10", N_ ("Points of medical care at home"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "item11", N_ ("Points of life support and care"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "item12", N_ ("Policy for the last stage of life"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_SHARE_SHEET_N_FIELDS);

const MdgRecordInfo mdg_share_sheet_info = { MDG_KIND_SHARE_SHEET, "share_sheet", N_ ("Information-sharing sheet"), fields, MDG_SHARE_SHEET_N_FIELDS };

static void
mdg_share_sheet_class_init (MdgShareSheetClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_share_sheet_info);
}

static void
mdg_share_sheet_init (MdgShareSheet *self)
{
}

MdgShareSheet *
mdg_share_sheet_new (void)
{
  return g_object_new (MDG_TYPE_SHARE_SHEET, NULL);
}
