#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-agency-service.h"
#include "mdg-agency.h"
#include "mdg-boundary.h"
#include "mdg-centre.h"
#include "mdg-data.h"
#include "mdg-geography-plan-private.h"
#include "mdg-geometry.h"
#include "mdg-range-proposal.h"
#include "mdg-record-table.h"
#include "mdg-sample-private.h"
#include "mdg-town.h"
#include "mdg-visiting-range.h"
#include "mdg-visiting-ranges.h"

#define MINUTES_A_DAY 1440
#define ENTERED_AT (16 * 60 + 30)
#define ASKED_DAYS 60
#define PROPOSED_DAYS 20

typedef struct
{
  MdgSampler *sampler;
  JsonObject *root;
  MdgChange *change;
  GPtrArray *towns; /* as they are stored */
  GPtrArray *agencies;
  GPtrArray *services;
  GHashTable *ranges; /* "agency service" to its uuid as text */
  char *asked_on;
} Filling;

static MdgRecord *
find_town (Filling *self,
           const char *name)
{
  for (guint i = 0; i < self->towns->len; i++)
    if (g_strcmp0 (mdg_record_get_text (self->towns->pdata[i], MDG_TOWN_NAME), name) == 0)
      return self->towns->pdata[i];

  return NULL;
}

static void
add_boundary (Filling *self,
              const char *kind,
              const char *name,
              const char *code,
              MdgRecord *town,
              const char *shape)
{
  g_autoptr (MdgRecord) boundary = MDG_RECORD (mdg_boundary_new ());

  mdg_record_set_text (boundary, MDG_BOUNDARY_KIND, kind);
  mdg_record_set_text (boundary, MDG_BOUNDARY_NAME, name);
  mdg_record_set_text (boundary, MDG_BOUNDARY_CODE, code);
  mdg_record_set_text (boundary, MDG_BOUNDARY_SHAPE, shape);
  mdg_record_set_text (boundary, MDG_BOUNDARY_SOURCE, json_object_get_string_member (self->root, "source"));
  if (town != NULL)
    mdg_record_set_reference (boundary, MDG_BOUNDARY_TOWN, mdg_record_get_uuid (town));
  mdg_change_add (self->change, boundary);
}

static char *
dup_polygon (JsonObject *object)
{
  return g_strdup_printf ("POLYGON ((%s))", json_object_get_string_member (object, "ring"));
}

/* About a quarter of the people are 65 and over, older in the housing estates and on the plateau. */
static void
add_people (Filling *self,
            MdgRecord *town,
            guint at)
{
  gint64 people = mdg_record_get_integer (town, MDG_TOWN_POPULATION);
  gint64 part = 210 + at * 37 % 130;
  g_autofree char *on = mdg_sample_dup_day (mdg_sample_get_last_day (self->sampler));

  mdg_record_set_integer (town, MDG_TOWN_POPULATION_65, people * part / 1000);
  mdg_record_set_integer (town, MDG_TOWN_POPULATION_75, people * part / 1000 * (500 + at * 11 % 90) / 1000);
  mdg_record_set_text (town, MDG_TOWN_POPULATION_ON, on);
  mdg_record_set_text (town, MDG_TOWN_POPULATION_SOURCE, json_object_get_string_member (self->root, "population_source"));
  mdg_change_add (self->change, town);
}

static gboolean
add_shapes (Filling *self,
            GError **error)
{
  JsonArray *towns = json_object_get_array_member (self->root, "towns");
  JsonArray *neighbours = json_object_get_array_member (self->root, "neighbours");
  JsonObject *centre = json_object_get_object_member (self->sampler->places, "centre");
  g_autoptr (GPtrArray) shapes = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_geometry_free);
  g_autoptr (MdgGeometry) city = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < json_array_get_length (towns); i++)
    {
      JsonObject *object = json_array_get_object_element (towns, i);
      MdgRecord *town = find_town (self, json_object_get_string_member (object, "name"));
      g_autofree char *polygon = dup_polygon (object);
      MdgGeometry *shape = mdg_geometry_new_from_text (polygon, error);

      g_assert (town != NULL);
      if (shape == NULL)
        return FALSE;
      g_ptr_array_add (shapes, shape);
      add_people (self, town, i);
      add_boundary (self, MDG_BOUNDARY_OF_TOWN, mdg_record_get_text (town, MDG_TOWN_NAME), mdg_record_get_text (town, MDG_TOWN_CODE), town, polygon);
    }
  city = mdg_geometry_coverage_union (shapes, error);
  if (city == NULL)
    return FALSE;
  text = mdg_geometry_dup_text (city, 8);
  add_boundary (self, MDG_BOUNDARY_OF_CITY, json_object_get_string_member (centre, "city"), json_object_get_string_member (centre, "city_code"), NULL, text);
  for (guint i = 0; i < json_array_get_length (neighbours); i++)
    {
      JsonObject *object = json_array_get_object_element (neighbours, i);
      g_autofree char *polygon = dup_polygon (object);

      add_boundary (self, MDG_BOUNDARY_OF_NEIGHBOUR, json_object_get_string_member (object, "name"), NULL, NULL, polygon);
    }

  return TRUE;
}

static MdgRecord *
find_agency (Filling *self,
             const char *name)
{
  for (guint i = 0; i < self->agencies->len; i++)
    if (g_strcmp0 (mdg_record_get_text (self->agencies->pdata[i], MDG_AGENCY_NAME), name) == 0)
      return self->agencies->pdata[i];

  return NULL;
}

static MdgRecord *
find_service (Filling *self,
              MdgRecord *agency,
              const char *code)
{
  for (guint i = 0; i < self->services->len; i++)
    {
      MdgRecord *service = self->services->pdata[i];

      if (g_strcmp0 (mdg_record_get_text (service, MDG_AGENCY_SERVICE_SERVICE), code) == 0 && mdg_uuid_equal (mdg_record_get_reference (service, MDG_AGENCY_SERVICE_AGENCY), mdg_record_get_uuid (agency)))
        return service;
    }

  return NULL;
}

/* A circle is around the middle of the town where the agency is. */
static void
set_circle (MdgRecord *range,
            MdgRecord *agency,
            Filling *self,
            JsonObject *object)
{
  JsonArray *towns = json_object_get_array_member (self->root, "towns");
  const MdgUuid *town = mdg_record_get_reference (agency, MDG_AGENCY_TOWN);

  for (guint i = 0; i < json_array_get_length (towns); i++)
    {
      JsonObject *place = json_array_get_object_element (towns, i);
      MdgRecord *record = find_town (self, json_object_get_string_member (place, "name"));
      g_autofree char *polygon = dup_polygon (place);
      g_autoptr (MdgGeometry) shape = mdg_geometry_new_from_text (polygon, NULL);
      char x[G_ASCII_DTOSTR_BUF_SIZE];
      char y[G_ASCII_DTOSTR_BUF_SIZE];
      g_autofree char *centre = NULL;
      MdgPoint middle;

      if (!mdg_uuid_equal (mdg_record_get_uuid (record), town) || !mdg_geometry_get_label_point (shape, &middle))
        continue;
      centre = g_strdup_printf ("%s %s", g_ascii_formatd (x, sizeof x, "%.6f", middle.x), g_ascii_formatd (y, sizeof y, "%.6f", middle.y));
      mdg_record_set_text (range, MDG_VISITING_RANGE_CENTRE, centre);
    }
  mdg_record_set_integer (range, MDG_VISITING_RANGE_RADIUS, json_object_get_int_member (object, "radius"));
}

static void
set_towns (Filling *self,
           MdgRecord *range,
           JsonArray *names)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < json_array_get_length (names); i++)
    g_ptr_array_add (codes, mdg_uuid_dup_string (mdg_record_get_uuid (find_town (self, json_array_get_string_element (names, i)))));
  g_ptr_array_add (codes, NULL);
  mdg_record_set_codes (range, MDG_VISITING_RANGE_TOWNS, (const char *const *) codes->pdata);
}

static void
add_range (Filling *self,
           JsonObject *object,
           MdgRecord *proposal)
{
  g_autoptr (MdgRecord) range = MDG_RECORD (mdg_visiting_range_new ());
  const char *name = json_object_get_string_member (object, "agency");
  const char *code = json_object_get_string_member (object, "service");
  const char *form = json_object_get_string_member (object, "form");
  MdgRecord *agency = find_agency (self, name);
  MdgRecord *service = agency != NULL ? find_service (self, agency, code) : NULL;
  g_autofree char *key = g_strconcat (name, " ", code, NULL);

  g_assert (service != NULL);
  mdg_record_set_text (range, MDG_VISITING_RANGE_NAME, name);
  mdg_record_set_text (range, MDG_VISITING_RANGE_SERVICE, code);
  mdg_record_set_text (range, MDG_VISITING_RANGE_FORM, form);
  mdg_record_set_reference (range, MDG_VISITING_RANGE_AGENCY_SERVICE, mdg_record_get_uuid (service));
  mdg_record_set_text (range, MDG_VISITING_RANGE_ANSWERED_ON, self->asked_on);
  if (g_str_equal (form, MDG_RANGE_CIRCLE))
    set_circle (range, agency, self, object);
  else if (g_str_equal (form, MDG_RANGE_TOWNS))
    set_towns (self, range, json_object_get_array_member (object, "towns"));
  else
    {
      g_autofree char *polygon = dup_polygon (object);

      mdg_record_set_text (range, MDG_VISITING_RANGE_SHAPE, polygon);
    }
  if (proposal != NULL)
    {
      MdgUuid replaced;

      mdg_record_set_reference (range, MDG_VISITING_RANGE_PROPOSAL, mdg_record_get_uuid (proposal));
      if (mdg_uuid_parse (g_hash_table_lookup (self->ranges, key), &replaced))
        mdg_record_set_reference (range, MDG_VISITING_RANGE_REPLACES, &replaced);
    }
  else
    g_hash_table_insert (self->ranges, g_steal_pointer (&key), mdg_uuid_dup_string (mdg_record_get_uuid (range)));
  mdg_change_add (self->change, range);
}

static void
add_proposal (Filling *self,
              JsonObject *object)
{
  g_autoptr (MdgRecord) proposal = MDG_RECORD (mdg_range_proposal_new ());
  JsonArray *ranges = json_object_get_array_member (object, "ranges");
  g_autofree char *day = mdg_sample_dup_day (mdg_sample_get_last_day (self->sampler) - PROPOSED_DAYS);

  mdg_record_set_text (proposal, MDG_RANGE_PROPOSAL_NAME, json_object_get_string_member (object, "name"));
  mdg_record_set_text (proposal, MDG_RANGE_PROPOSAL_PROPOSED_BY, json_object_get_string_member (object, "proposed_by"));
  mdg_record_set_text (proposal, MDG_RANGE_PROPOSAL_PROPOSED_ON, day);
  if (json_object_get_boolean_member (object, "agreed"))
    {
      mdg_record_set_flag (proposal, MDG_RANGE_PROPOSAL_IS_AGREED, TRUE);
      mdg_record_set_text (proposal, MDG_RANGE_PROPOSAL_AGREED_ON, day);
    }
  mdg_change_add (self->change, proposal);
  for (guint i = 0; i < json_array_get_length (ranges); i++)
    add_range (self, json_array_get_object_element (ranges, i), proposal);
}

static gboolean
fill (Filling *self,
      GError **error)
{
  JsonArray *ranges = json_object_get_array_member (self->root, "ranges");
  JsonArray *proposals = json_object_get_array_member (self->root, "proposals");

  self->agencies = mdg_record_table_list (self->sampler->store, MDG_KIND_AGENCY, error);
  self->services = self->agencies != NULL ? mdg_record_table_list (self->sampler->store, MDG_KIND_AGENCY_SERVICE, error) : NULL;
  self->towns = self->services != NULL ? mdg_record_table_list (self->sampler->store, MDG_KIND_TOWN, error) : NULL;
  if (self->towns == NULL || !add_shapes (self, error))
    return FALSE;

  for (guint i = 0; i < json_array_get_length (ranges); i++)
    add_range (self, json_array_get_object_element (ranges, i), NULL);
  for (guint i = 0; i < json_array_get_length (proposals); i++)
    add_proposal (self, json_array_get_object_element (proposals, i));

  return mdg_sample_save (self->sampler, self->change, (gint64) mdg_sample_get_last_day (self->sampler) * MINUTES_A_DAY + ENTERED_AT, error);
}

gboolean
mdg_sample_add_geography (MdgSampler *self,
                          GError **error)
{
  g_autoptr (GBytes) bytes = mdg_data_lookup ("sample/geography.json", error);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (MdgChange) change = mdg_change_new ("Visiting ranges entered");
  g_autoptr (GHashTable) ranges = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *asked_on = mdg_sample_dup_day (mdg_sample_get_last_day (self) - ASKED_DAYS);
  Filling filling = { .sampler = self, .change = change, .ranges = ranges, .asked_on = asked_on };
  gboolean done;

  if (bytes == NULL || !json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), error))
    return FALSE;

  filling.root = json_node_get_object (json_parser_get_root (parser));
  done = fill (&filling, error);
  g_clear_pointer (&filling.agencies, g_ptr_array_unref);
  g_clear_pointer (&filling.services, g_ptr_array_unref);
  g_clear_pointer (&filling.towns, g_ptr_array_unref);

  return done;
}
