#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-area.h"

#include <glib/gi18n-lib.h>

struct _MdgArea
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgArea, mdg_area, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "code", N_ ("Code"), MDG_FIELD_TEXT, MDG_FIELD_REQUIRED },
  { "name", N_ ("Name"), MDG_FIELD_TEXT, MDG_FIELD_REQUIRED },
  { "kana", N_ ("Kana"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "wide_area", N_ ("Wide area"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "cgsc_name", N_ ("Community general support centre"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "cgsc_phone", N_ ("Telephone"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "cgsc_fax", N_ ("FAX"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "position", N_ ("Position"), MDG_FIELD_INTEGER, MDG_FIELD_PLAIN },
  { "is_outside", N_ ("Outside the city"), MDG_FIELD_FLAG, MDG_FIELD_PLAIN },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_AREA_N_FIELDS);

const MdgRecordInfo mdg_area_info = { MDG_KIND_AREA, "area", N_ ("Area"), fields, MDG_AREA_N_FIELDS };

static void
mdg_area_class_init (MdgAreaClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_area_info);
}

static void
mdg_area_init (MdgArea *self)
{
}

MdgArea *
mdg_area_new (void)
{
  return g_object_new (MDG_TYPE_AREA, NULL);
}
