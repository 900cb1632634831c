#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-geography.h"

#include "mdg-boundary.h"
#include "mdg-cells.h"
#include "mdg-date.h"
#include "mdg-error.h"
#include "mdg-geography-plan-private.h"
#include "mdg-town.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#define DECIMALS 8

static void
town_free (gpointer data)
{
  MdgGeographyTown *town = data;

  g_free (town->name);
  g_free (town->code);
  mdg_geometry_free (town->shape);
  g_free (town);
}

static void
neighbour_free (gpointer data)
{
  MdgGeographyNeighbour *neighbour = data;

  g_free (neighbour->name);
  mdg_geometry_free (neighbour->shape);
  g_free (neighbour);
}

MdgGeography *
mdg_geography_ref (MdgGeography *self)
{
  g_atomic_int_inc (&self->refs);

  return self;
}

void
mdg_geography_unref (MdgGeography *self)
{
  if (self == NULL || !g_atomic_int_dec_and_test (&self->refs))
    return;

  g_clear_pointer (&self->projection, mdg_projection_free);
  g_free (self->city_name);
  mdg_geometry_free (self->city);
  g_ptr_array_unref (self->towns);
  g_ptr_array_unref (self->neighbours);
  g_free (self->sources);
  g_free (self);
}

static gboolean
is_kind (MdgRecord *boundary,
         const char *kind)
{
  return g_strcmp0 (mdg_record_get_text (boundary, MDG_BOUNDARY_KIND), kind) == 0;
}

static MdgRecord *
find_city (GPtrArray *boundaries)
{
  for (guint i = 0; i < boundaries->len; i++)
    if (is_kind (boundaries->pdata[i], MDG_BOUNDARY_OF_CITY))
      return boundaries->pdata[i];

  return NULL;
}

static MdgGeometry *
load_shape (MdgGeography *self,
            MdgRecord *boundary)
{
  return mdg_geography_parse_shape (self, mdg_record_get_text (boundary, MDG_BOUNDARY_SHAPE));
}

/* What was cut to a millimetre may cross itself by one. */
MdgGeometry *
mdg_geography_parse_shape (MdgGeography *self,
                           const char *text)
{
  g_autoptr (MdgGeometry) degrees = text != NULL ? mdg_geometry_new_from_text (text, NULL) : NULL;
  g_autoptr (MdgGeometry) plane = degrees != NULL ? mdg_projection_shape_to_plane (self->projection, degrees, NULL) : NULL;

  if (plane == NULL || mdg_geometry_is_valid (plane, NULL))
    return g_steal_pointer (&plane);

  return mdg_geometry_repair (plane);
}

char *
mdg_geography_format_shape (MdgGeography *self,
                            const MdgGeometry *metres)
{
  g_autoptr (MdgGeometry) degrees = mdg_projection_shape_to_degrees (self->projection, metres, NULL);

  return degrees != NULL ? mdg_geometry_dup_text (degrees, DECIMALS) : NULL;
}

char *
mdg_geography_format_point (MdgGeography *self,
                            const MdgPoint *metres)
{
  MdgPoint degrees = mdg_projection_to_degrees (self->projection, metres);
  char x[G_ASCII_DTOSTR_BUF_SIZE];
  char y[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup_printf ("%s %s", g_ascii_formatd (x, sizeof x, "%.6f", degrees.x), g_ascii_formatd (y, sizeof y, "%.6f", degrees.y));
}

gboolean
mdg_geography_parse_point (MdgGeography *self,
                           const char *text,
                           MdgPoint *metres)
{
  MdgPoint degrees;
  char *end;

  if (text == NULL)
    return FALSE;
  degrees.x = g_ascii_strtod (text, &end);
  if (end == text || *end != ' ')
    return FALSE;
  text = end + 1;
  degrees.y = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0' || !mdg_projection_is_in_japan (&degrees))
    return FALSE;
  *metres = mdg_projection_to_plane (self->projection, &degrees);

  return TRUE;
}

static MdgGeographyTown *
add_town (MdgGeography *self,
          MdgRecord *record)
{
  MdgGeographyTown *town = g_new0 (MdgGeographyTown, 1);
  const MdgUuid *area = mdg_record_get_reference (record, MDG_TOWN_AREA);

  town->uuid = *mdg_record_get_uuid (record);
  if (area != NULL)
    town->area = *area;
  town->name = g_strdup (mdg_record_get_text (record, MDG_TOWN_NAME));
  town->code = g_strdup (mdg_record_get_text (record, MDG_TOWN_CODE));
  town->people = mdg_record_get_integer (record, MDG_TOWN_POPULATION);
  town->people_65 = mdg_record_get_integer (record, MDG_TOWN_POPULATION_65);
  town->people_75 = mdg_record_get_integer (record, MDG_TOWN_POPULATION_75);
  g_ptr_array_add (self->towns, town);

  return town;
}

static MdgRecord *
find_record (GPtrArray *towns,
             const MdgUuid *uuid)
{
  for (guint i = 0; uuid != NULL && i < towns->len; i++)
    if (mdg_uuid_equal (mdg_record_get_uuid (towns->pdata[i]), uuid))
      return towns->pdata[i];

  return NULL;
}

/* Several points make one town (its small quarters). */
static void
list_points (const char *text,
             GArray *points,
             GArray *owners,
             guint owner,
             MdgGeography *self)
{
  for (const char *at = strchr (text, '('); at != NULL && *at != '\0';)
    {
      MdgPoint degrees;
      char *end;

      at += strspn (at, "(), ");
      if (*at == '\0')
        break;
      degrees.x = g_ascii_strtod (at, &end);
      if (end == at)
        break;
      degrees.y = g_ascii_strtod (end, &end);
      degrees = mdg_projection_to_plane (self->projection, &degrees);
      g_array_append_val (points, degrees);
      g_array_append_val (owners, owner);
      at = end;
    }
}

static gboolean
make_cells (MdgGeography *self,
            GArray *points,
            GArray *owners,
            GError **error)
{
  g_autoptr (GPtrArray) drawn = g_ptr_array_new ();
  g_autoptr (MdgGeometry) taken = NULL;
  g_autoptr (MdgGeometry) rest = NULL;
  g_autoptr (GPtrArray) cells = NULL;

  for (guint i = 0; i < self->towns->len; i++)
    if (((MdgGeographyTown *) self->towns->pdata[i])->shape != NULL)
      g_ptr_array_add (drawn, ((MdgGeographyTown *) self->towns->pdata[i])->shape);
  taken = mdg_geometry_coverage_union (drawn, error);
  rest = taken != NULL ? mdg_geometry_difference (self->city, taken, error) : NULL;
  cells = rest != NULL ? mdg_cells_new ((const MdgPoint *) (gpointer) points->data, points->len, rest, error) : NULL;
  if (cells == NULL)
    return FALSE;

  for (guint i = 0; i < cells->len; i++)
    {
      MdgGeographyTown *town = self->towns->pdata[g_array_index (owners, guint, i)];
      MdgGeometry *whole;

      if (cells->pdata[i] == NULL)
        continue;
      whole = town->shape != NULL ? mdg_geometry_union_two (town->shape, cells->pdata[i], error) : mdg_geometry_dup (cells->pdata[i]);
      if (whole == NULL)
        return FALSE;
      mdg_geometry_free (town->shape);
      town->shape = whole;
      town->is_approximate = TRUE;
      self->is_approximate = TRUE;
    }

  return TRUE;
}

static gboolean
load_towns (MdgGeography *self,
            GPtrArray *boundaries,
            GPtrArray *towns,
            GError **error)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (MdgPoint));
  g_autoptr (GArray) owners = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < boundaries->len; i++)
    {
      MdgRecord *boundary = boundaries->pdata[i];
      const char *text = mdg_record_get_text (boundary, MDG_BOUNDARY_SHAPE);
      MdgRecord *record = is_kind (boundary, MDG_BOUNDARY_OF_TOWN) ? find_record (towns, mdg_record_get_reference (boundary, MDG_BOUNDARY_TOWN)) : NULL;
      MdgGeographyTown *town;

      if (record == NULL || text == NULL)
        continue;
      town = add_town (self, record);
      if (strstr (text, "POLYGON") != NULL)
        town->shape = load_shape (self, boundary);
      else
        list_points (text, points, owners, self->towns->len - 1, self);
    }
  if (points->len > 0 && !make_cells (self, points, owners, error))
    return FALSE;

  for (guint i = self->towns->len; i-- > 0;)
    if (((MdgGeographyTown *) self->towns->pdata[i])->shape == NULL)
      g_ptr_array_remove_index (self->towns, i);

  return TRUE;
}

static void
load_neighbours (MdgGeography *self,
                 GPtrArray *boundaries)
{
  for (guint i = 0; i < boundaries->len; i++)
    {
      MdgRecord *boundary = boundaries->pdata[i];
      MdgGeometry *shape = is_kind (boundary, MDG_BOUNDARY_OF_NEIGHBOUR) ? load_shape (self, boundary) : NULL;
      MdgGeographyNeighbour *neighbour;

      if (shape == NULL)
        continue;
      neighbour = g_new0 (MdgGeographyNeighbour, 1);
      neighbour->name = g_strdup (mdg_record_get_text (boundary, MDG_BOUNDARY_NAME));
      neighbour->shape = shape;
      g_ptr_array_add (self->neighbours, neighbour);
    }
}

static void
add_source (GPtrArray *sources,
            const char *source,
            const char *iso)
{
  MdgDate date;
  g_autofree char *day = iso != NULL && mdg_date_parse_iso (iso, &date) ? mdg_date_format_short (&date) : NULL;
  g_autofree char *text = day != NULL && source != NULL ? g_strdup_printf (_ ("%s (as of %s)"), source, day) : g_strdup (source);

  if (text != NULL && !g_ptr_array_find_with_equal_func (sources, text, g_str_equal, NULL))
    g_ptr_array_add (sources, g_steal_pointer (&text));
}

static char *
gather_sources (GPtrArray *boundaries,
                GPtrArray *towns)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < boundaries->len; i++)
    add_source (sources, mdg_record_get_text (boundaries->pdata[i], MDG_BOUNDARY_SOURCE), mdg_record_get_text (boundaries->pdata[i], MDG_BOUNDARY_DATED_ON));
  for (guint i = 0; i < towns->len; i++)
    add_source (sources, mdg_record_get_text (towns->pdata[i], MDG_TOWN_POPULATION_SOURCE), mdg_record_get_text (towns->pdata[i], MDG_TOWN_POPULATION_ON));
  g_ptr_array_add (sources, NULL);

  return g_strjoinv (" / ", (char **) sources->pdata);
}

static MdgProjection *
find_projection (MdgRecord *city,
                 GError **error)
{
  g_autoptr (MdgGeometry) degrees = mdg_geometry_new_from_text (mdg_record_get_text (city, MDG_BOUNDARY_SHAPE), error);
  MdgPoint middle = { 0 };
  guint zone;

  if (degrees == NULL)
    return NULL;
  mdg_geometry_get_label_point (degrees, &middle);
  zone = mdg_projection_find_zone (mdg_record_get_text (city, MDG_BOUNDARY_CODE), &middle);
  if (zone == 0)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The boundary of the municipality is not in Japan. Import it again."));
      return NULL;
    }

  return mdg_projection_new (zone, error);
}

MdgGeography *
mdg_geography_load (MdgWorkspace *workspace,
                    GError **error)
{
  g_autoptr (MdgGeography) self = g_new0 (MdgGeography, 1);
  g_autoptr (GPtrArray) boundaries = mdg_workspace_list (workspace, MDG_KIND_BOUNDARY, error);
  g_autoptr (GPtrArray) towns = boundaries != NULL ? mdg_workspace_list (workspace, MDG_KIND_TOWN, error) : NULL;
  MdgRecord *city;

  self->refs = 1;
  self->towns = g_ptr_array_new_with_free_func (town_free);
  self->neighbours = g_ptr_array_new_with_free_func (neighbour_free);
  if (towns == NULL)
    return NULL;
  city = find_city (boundaries);
  if (city == NULL)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_NOT_FOUND, _ ("There is no boundary of the municipality in this register yet. Import one first (--kind boundary)."));
      return NULL;
    }

  self->projection = find_projection (city, error);
  self->city = self->projection != NULL ? load_shape (self, city) : NULL;
  self->city_name = g_strdup (mdg_record_get_text (city, MDG_BOUNDARY_NAME));
  if (self->city == NULL)
    {
      if (error != NULL && *error == NULL)
        g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The boundary of the municipality cannot be read. Import it again."));
      return NULL;
    }
  if (!load_towns (self, boundaries, towns, error))
    return NULL;
  load_neighbours (self, boundaries);
  self->sources = gather_sources (boundaries, towns);

  return g_steal_pointer (&self);
}

int
mdg_geography_find_town (MdgGeography *self,
                         const MdgUuid *uuid)
{
  for (guint i = 0; i < self->towns->len; i++)
    if (mdg_uuid_equal (&((MdgGeographyTown *) self->towns->pdata[i])->uuid, uuid))
      return (int) i;

  return -1;
}

int
mdg_geography_find_town_at (MdgGeography *self,
                            const MdgPoint *metres)
{
  for (guint i = 0; i < self->towns->len; i++)
    if (mdg_geometry_contains_point (((MdgGeographyTown *) self->towns->pdata[i])->shape, metres))
      return (int) i;

  return -1;
}
