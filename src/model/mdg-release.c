#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-release.h"

#include <glib/gi18n-lib.h>

struct _MdgRelease
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgRelease, mdg_release, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "number", N_ ("Number of the sheet"), MDG_FIELD_TEXT, MDG_FIELD_ISSUED },
  { "kind", N_ ("Kind of sheet"), MDG_FIELD_TEXT, MDG_FIELD_REQUIRED },
  { "title", N_ ("Title"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "version", N_ ("Version"), MDG_FIELD_CODE, MDG_FIELD_REQUIRED, .vocabulary = "version" },
  { "released_on", N_ ("Given out on"), MDG_FIELD_DATE, MDG_FIELD_REQUIRED },
  { "meeting", N_ ("Meeting"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_MEETING },
  { "case_set", N_ ("Set of cases"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_CASE_SET },
  { "fiscal_year", N_ ("Fiscal year"), MDG_FIELD_INTEGER, MDG_FIELD_PLAIN },
  { "spec", N_ ("What was chosen"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "content", N_ ("What was printed"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "cells", N_ ("Numbers printed"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "copies", N_ ("Copies"), MDG_FIELD_INTEGER, MDG_FIELD_PLAIN },
  { "writer", N_ ("Written by"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_STAFF },
  { "checker", N_ ("Checked by"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_STAFF },
  { "override_reason", N_ ("Reason for releasing against a rule"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "note", N_ ("Note"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_RELEASE_N_FIELDS);

const MdgRecordInfo mdg_release_info = { MDG_KIND_RELEASE, "release", N_ ("Sheet given out"), fields, MDG_RELEASE_N_FIELDS };

static void
mdg_release_class_init (MdgReleaseClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_release_info);
}

static void
mdg_release_init (MdgRelease *self)
{
}

MdgRelease *
mdg_release_new (void)
{
  return g_object_new (MDG_TYPE_RELEASE, NULL);
}
