#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-release-copy.h"

#include <glib/gi18n-lib.h>

struct _MdgReleaseCopy
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgReleaseCopy, mdg_release_copy, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "release", N_ ("Sheet given out"), MDG_FIELD_REFERENCE, MDG_FIELD_REQUIRED, .refers_to = MDG_KIND_RELEASE },
  { "number", N_ ("Number"), MDG_FIELD_INTEGER, MDG_FIELD_PLAIN },
  { "recipient", N_ ("Recipient"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "status", N_ ("State"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "copy_state" },
  { "handed_on", N_ ("Handed over on"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "done_on", N_ ("Done on"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "note", N_ ("Note"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_RELEASE_COPY_N_FIELDS);

const MdgRecordInfo mdg_release_copy_info = { MDG_KIND_RELEASE_COPY, "release_copy", N_ ("Copy given out"), fields, MDG_RELEASE_COPY_N_FIELDS };

static void
mdg_release_copy_class_init (MdgReleaseCopyClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_release_copy_info);
}

static void
mdg_release_copy_init (MdgReleaseCopy *self)
{
}

MdgReleaseCopy *
mdg_release_copy_new (void)
{
  return g_object_new (MDG_TYPE_RELEASE_COPY, NULL);
}
