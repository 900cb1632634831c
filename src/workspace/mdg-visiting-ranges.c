#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-visiting-ranges.h"

#include "mdg-agency-ability.h"
#include "mdg-agency-service.h"
#include "mdg-agency.h"
#include "mdg-visiting-range.h"

#include <string.h>

#define MILLION 1e6

static void
mapped_free (gpointer data)
{
  MdgMappedRange *range = data;

  g_clear_object (&range->record);
  g_free (range->agency);
  mdg_geometry_free (range->shape);
  g_clear_pointer (&range->hours, mdg_hours_free);
  g_clear_pointer (&range->answers, g_hash_table_unref);
  g_free (range);
}

void
mdg_coverage_question_clear (MdgCoverageQuestion *question)
{
  g_clear_pointer (&question->service, g_free);
  g_clear_pointer (&question->capability, g_free);
}

static MdgGeometry *
join_towns (MdgGeography *geography,
            MdgRecord *range)
{
  g_auto (GStrv) codes = mdg_record_dup_codes (range, MDG_VISITING_RANGE_TOWNS);
  g_autoptr (GPtrArray) shapes = g_ptr_array_new ();

  for (char **code = codes; *code != NULL; code++)
    {
      MdgUuid uuid;
      int at = mdg_uuid_parse (*code, &uuid) ? mdg_geography_find_town (geography, &uuid) : -1;

      if (at >= 0)
        g_ptr_array_add (shapes, ((MdgGeographyTown *) geography->towns->pdata[at])->shape);
    }

  return shapes->len > 0 ? mdg_geometry_coverage_union (shapes, NULL) : NULL;
}

MdgGeometry *
mdg_visiting_range_make_shape (MdgGeography *geography,
                               MdgRecord *range)
{
  const char *form = mdg_record_get_text (range, MDG_VISITING_RANGE_FORM);
  gint64 radius = mdg_record_get_integer (range, MDG_VISITING_RANGE_RADIUS);
  MdgGeometry *shape = NULL;
  MdgPoint centre;

  if (g_strcmp0 (form, MDG_RANGE_CIRCLE) == 0)
    {
      if (radius > 0 && mdg_geography_parse_point (geography, mdg_record_get_text (range, MDG_VISITING_RANGE_CENTRE), &centre))
        shape = mdg_geometry_new_circle (&centre, (double) radius);
    }
  else if (g_strcmp0 (form, MDG_RANGE_TOWNS) == 0)
    shape = join_towns (geography, range);
  else if (g_strcmp0 (form, MDG_RANGE_POLYGON) == 0)
    shape = mdg_geography_parse_shape (geography, mdg_record_get_text (range, MDG_VISITING_RANGE_SHAPE));
  if (shape != NULL && mdg_geometry_is_empty (shape))
    g_clear_pointer (&shape, mdg_geometry_free);

  return shape;
}

/* Where the agency is: by its coordinates, else the middle of its town. */
static gboolean
find_site (MdgGeography *geography,
           MdgRecord *agency,
           MdgPoint *site)
{
  gint64 latitude = mdg_record_get_integer (agency, MDG_AGENCY_LATITUDE);
  gint64 longitude = mdg_record_get_integer (agency, MDG_AGENCY_LONGITUDE);
  const MdgUuid *town = mdg_record_get_reference (agency, MDG_AGENCY_TOWN);
  int at = town != NULL ? mdg_geography_find_town (geography, town) : -1;

  if (latitude != MDG_NO_INTEGER && longitude != MDG_NO_INTEGER)
    {
      MdgPoint degrees = { (double) longitude / MILLION, (double) latitude / MILLION };

      if (!mdg_projection_is_in_japan (&degrees))
        return FALSE;
      *site = mdg_projection_to_plane (geography->projection, &degrees);
      return TRUE;
    }

  return at >= 0 && mdg_geometry_get_label_point (((MdgGeographyTown *) geography->towns->pdata[at])->shape, site);
}

/* All records of a kind by identity. */
static GHashTable *
index_records (MdgWorkspace *workspace,
               MdgKind kind,
               GError **error)
{
  g_autoptr (GPtrArray) list = mdg_workspace_list (workspace, kind, error);
  GHashTable *index;

  if (list == NULL)
    return NULL;

  index = g_hash_table_new_full (mdg_uuid_hash, mdg_uuid_equal_func, NULL, g_object_unref);
  for (guint i = 0; i < list->len; i++)
    g_hash_table_insert (index, (gpointer) mdg_record_get_uuid (list->pdata[i]), g_object_ref (list->pdata[i]));

  return index;
}

/* By agency: proc to answer. */
static GHashTable *
index_answers (MdgWorkspace *workspace,
               GError **error)
{
  g_autoptr (GPtrArray) list = mdg_workspace_list (workspace, MDG_KIND_AGENCY_ABILITY, error);
  GHashTable *index;

  if (list == NULL)
    return NULL;

  index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  for (guint i = 0; i < list->len; i++)
    {
      char *agency = mdg_uuid_dup_string (mdg_record_get_reference (list->pdata[i], MDG_AGENCY_ABILITY_AGENCY));
      GHashTable *answers = g_hash_table_lookup (index, agency);

      if (answers == NULL)
        {
          answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
          g_hash_table_insert (index, g_strdup (agency), answers);
        }
      g_hash_table_insert (answers, g_strdup (mdg_record_get_text (list->pdata[i], MDG_AGENCY_ABILITY_PROC)), g_strdup (mdg_record_get_text (list->pdata[i], MDG_AGENCY_ABILITY_ANSWER)));
      g_free (agency);
    }

  return index;
}

typedef struct
{
  MdgGeography *geography;
  GHashTable *services;
  GHashTable *agencies;
  GHashTable *answers;
} Loading;

static MdgHours *
find_hours (MdgRecord *range,
            MdgRecord *service)
{
  const char *hours = mdg_record_get_text (range, MDG_VISITING_RANGE_HOURS);

  if (hours == NULL && service != NULL)
    hours = mdg_record_get_flag (service, MDG_AGENCY_SERVICE_IS_24H) ? "24時間" : mdg_record_get_text (service, MDG_AGENCY_SERVICE_HOURS);

  return mdg_hours_new (hours);
}

/* NULL when its service or agency is closed. */
static MdgMappedRange *
map_range (Loading *loading,
           MdgRecord *record)
{
  const MdgUuid *reference = mdg_record_get_reference (record, MDG_VISITING_RANGE_AGENCY_SERVICE);
  MdgRecord *service = reference != NULL ? g_hash_table_lookup (loading->services, reference) : NULL;
  MdgRecord *agency = service != NULL ? g_hash_table_lookup (loading->agencies, mdg_record_get_reference (service, MDG_AGENCY_SERVICE_AGENCY)) : NULL;
  MdgMappedRange *range;

  if (reference != NULL && (agency == NULL || mdg_record_get_flag (service, MDG_AGENCY_SERVICE_IS_CLOSED) || mdg_record_get_flag (agency, MDG_AGENCY_IS_CLOSED)))
    return NULL;

  range = g_new0 (MdgMappedRange, 1);
  range->record = g_object_ref (record);
  range->agency = g_strdup (agency != NULL ? mdg_record_get_text (agency, MDG_AGENCY_NAME) : mdg_record_get_text (record, MDG_VISITING_RANGE_NAME));
  range->shape = mdg_visiting_range_make_shape (loading->geography, record);
  range->hours = find_hours (record, service);
  if (agency != NULL)
    {
      g_autofree char *text = mdg_uuid_dup_string (mdg_record_get_uuid (agency));
      GHashTable *answers = g_hash_table_lookup (loading->answers, text);

      range->agency_uuid = *mdg_record_get_uuid (agency);
      range->answers = answers != NULL ? g_hash_table_ref (answers) : NULL;
      range->has_site = find_site (loading->geography, agency, &range->site);
    }
  if (!range->has_site)
    range->has_site = mdg_geography_parse_point (loading->geography, mdg_record_get_text (record, MDG_VISITING_RANGE_CENTRE), &range->site);

  return range;
}

GPtrArray *
mdg_visiting_ranges_load (MdgWorkspace *workspace,
                          MdgGeography *geography,
                          GError **error)
{
  g_autoptr (GPtrArray) records = mdg_workspace_list (workspace, MDG_KIND_VISITING_RANGE, error);
  g_autoptr (GHashTable) services = records != NULL ? index_records (workspace, MDG_KIND_AGENCY_SERVICE, error) : NULL;
  g_autoptr (GHashTable) agencies = services != NULL ? index_records (workspace, MDG_KIND_AGENCY, error) : NULL;
  g_autoptr (GHashTable) answers = agencies != NULL ? index_answers (workspace, error) : NULL;
  Loading loading = { geography, services, agencies, answers };
  GPtrArray *ranges;

  if (answers == NULL)
    return NULL;

  ranges = g_ptr_array_new_with_free_func (mapped_free);
  for (guint i = 0; i < records->len; i++)
    {
      MdgMappedRange *range = map_range (&loading, records->pdata[i]);

      if (range != NULL)
        g_ptr_array_add (ranges, range);
    }

  return ranges;
}

static gboolean
is_of_service (const MdgMappedRange *range,
               const char *service)
{
  const char *own = mdg_record_get_text (range->record, MDG_VISITING_RANGE_SERVICE);

  /* Who comes day and night comes by day. */
  return g_strcmp0 (own, service) == 0 || (g_strcmp0 (service, "vns") == 0 && g_strcmp0 (own, "vns24") == 0);
}

static gboolean
is_replaced (GPtrArray *ranges,
             const MdgMappedRange *range,
             const MdgUuid *proposal)
{
  for (guint i = 0; i < ranges->len; i++)
    {
      MdgRecord *other = ((MdgMappedRange *) ranges->pdata[i])->record;
      const MdgUuid *of = mdg_record_get_reference (other, MDG_VISITING_RANGE_PROPOSAL);
      const MdgUuid *replaced = mdg_record_get_reference (other, MDG_VISITING_RANGE_REPLACES);

      if (of != NULL && replaced != NULL && mdg_uuid_equal (of, proposal) && mdg_uuid_equal (replaced, mdg_record_get_uuid (range->record)))
        return TRUE;
    }

  return FALSE;
}

/* As things are, or as the proposal has it. */
static gboolean
stands (GPtrArray *ranges,
        const MdgMappedRange *range,
        const MdgUuid *proposal)
{
  const MdgUuid *of = mdg_record_get_reference (range->record, MDG_VISITING_RANGE_PROPOSAL);

  if (of != NULL)
    return mdg_uuid_equal (of, proposal);

  return mdg_uuid_is_nil (proposal) || !is_replaced (ranges, range, proposal);
}

static gboolean
can (const MdgMappedRange *range,
     const char *capability,
     MdgRangeRemarks *remarks)
{
  const char *answer = range->answers != NULL ? g_hash_table_lookup (range->answers, capability) : NULL;

  remarks->n_unanswered += answer == NULL;
  remarks->n_conditional += g_strcmp0 (answer, "cond") == 0;

  return g_strcmp0 (answer, "yes") == 0 || g_strcmp0 (answer, "cond") == 0;
}

GPtrArray *
mdg_visiting_ranges_select (GPtrArray *ranges,
                            const MdgCoverageQuestion *question,
                            MdgRangeRemarks *remarks)
{
  GPtrArray *selected = g_ptr_array_new ();

  *remarks = (MdgRangeRemarks){ 0 };
  for (guint i = 0; i < ranges->len; i++)
    {
      MdgMappedRange *range = ranges->pdata[i];

      if (!is_of_service (range, question->service) || !stands (ranges, range, &question->proposal))
        continue;
      remarks->n_empty += range->shape == NULL;
      remarks->n_hours_unknown += question->day >= 0 && range->hours == NULL;
      if (question->day >= 0 && (range->hours == NULL || !mdg_hours_contain (range->hours, question->day, question->minute)))
        continue;
      if (question->capability == NULL || can (range, question->capability, remarks))
        g_ptr_array_add (selected, range);
    }

  return selected;
}
