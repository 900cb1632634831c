#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-staff.h"

#include <glib/gi18n-lib.h>

struct _MdgStaff
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgStaff, mdg_staff, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "name", N_ ("Full name"), MDG_FIELD_TEXT, MDG_FIELD_REQUIRED },
  { "kana", N_ ("Kana"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "profession", N_ ("Profession"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "profession" },
  { "qualifications", N_ ("Qualifications"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "employment", N_ ("Employment"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "role", N_ ("Role"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "role" },
  { "is_active", N_ ("Active"), MDG_FIELD_FLAG, MDG_FIELD_PLAIN },
  { "position", N_ ("Position"), MDG_FIELD_INTEGER, MDG_FIELD_PLAIN },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_STAFF_N_FIELDS);

const MdgRecordInfo mdg_staff_info = { MDG_KIND_STAFF, "staff", N_ ("Staff member"), fields, MDG_STAFF_N_FIELDS };

static void
mdg_staff_class_init (MdgStaffClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_staff_info);
}

static void
mdg_staff_init (MdgStaff *self)
{
}

MdgStaff *
mdg_staff_new (void)
{
  return g_object_new (MDG_TYPE_STAFF, NULL);
}
