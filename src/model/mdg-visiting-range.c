#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-visiting-range.h"

#include "mdg-error.h"
#include "mdg-geometry.h"

#include <glib/gi18n-lib.h>

#define MAX_RADIUS 100000 /* metres */

struct _MdgVisitingRange
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgVisitingRange, mdg_visiting_range, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "name", N_ ("Name"), MDG_FIELD_TEXT, MDG_FIELD_REQUIRED },
  { "agency_service", N_ ("Service of the agency"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_AGENCY_SERVICE },
  { "service", N_ ("Service"), MDG_FIELD_CODE, MDG_FIELD_REQUIRED, .vocabulary = "service" },
  { "form", N_ ("Form"), MDG_FIELD_CODE, MDG_FIELD_REQUIRED },
  { "centre", N_ ("Middle"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "radius", N_ ("Radius (m)"), MDG_FIELD_INTEGER, MDG_FIELD_PLAIN },
  { "towns", N_ ("Towns"), MDG_FIELD_CODES, MDG_FIELD_PLAIN },
  { "shape", N_ ("Shape"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "hours", N_ ("Hours"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "note", N_ ("Note"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "source", N_ ("Source"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "answered_on", N_ ("Answered on"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "proposal", N_ ("Proposal for visiting ranges"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_RANGE_PROPOSAL },
  { "replaces", N_ ("Replaces"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_VISITING_RANGE },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_VISITING_RANGE_N_FIELDS);

const MdgRecordInfo mdg_visiting_range_info = { MDG_KIND_VISITING_RANGE, "visiting_range", N_ ("Visiting range"), fields, MDG_VISITING_RANGE_N_FIELDS };

static gboolean
is_form (MdgRecord *record,
         const char *form)
{
  return g_strcmp0 (mdg_record_get_text (record, MDG_VISITING_RANGE_FORM), form) == 0;
}

static gboolean
check_polygon (MdgRecord *record,
               GError **error)
{
  const char *text = mdg_record_get_text (record, MDG_VISITING_RANGE_SHAPE);
  g_autoptr (MdgGeometry) shape = text != NULL ? mdg_geometry_new_from_text (text, error) : NULL;

  if (shape == NULL && text != NULL)
    return FALSE;
  if (shape != NULL && mdg_geometry_get_area (shape) > 0)
    return TRUE;

  g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The range is empty. Draw at least three corners."));

  return FALSE;
}

/* An empty range would look like an answer. */
static gboolean
validate (MdgRecord *record,
          GError **error)
{
  gint64 radius = mdg_record_get_integer (record, MDG_VISITING_RANGE_RADIUS);

  if (is_form (record, "polygon"))
    return check_polygon (record, error);
  if (is_form (record, "towns"))
    {
      if (!mdg_record_is_empty (record, MDG_VISITING_RANGE_TOWNS))
        return TRUE;
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The range is empty. Choose at least one town."));
      return FALSE;
    }
  if (!is_form (record, "circle") || (radius > 0 && radius <= MAX_RADIUS && !mdg_record_is_empty (record, MDG_VISITING_RANGE_CENTRE)))
    return TRUE;

  g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("A circle needs its middle and a radius of up to 100 km."));

  return FALSE;
}

static void
mdg_visiting_range_class_init (MdgVisitingRangeClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_visiting_range_info);
  MDG_RECORD_CLASS (klass)->validate = validate;
}

static void
mdg_visiting_range_init (MdgVisitingRange *self)
{
}

MdgVisitingRange *
mdg_visiting_range_new (void)
{
  return g_object_new (MDG_TYPE_VISITING_RANGE, NULL);
}
