#include "config.h"

#include "mdg-boundary.h"
#include "mdg-centre.h"
#include "mdg-coverage-sheet.h"
#include "mdg-error.h"
#include "mdg-geography-import.h"
#include "mdg-import.h"
#include "mdg-report-map.h"
#include "mdg-sample.h"
#include "mdg-town.h"
#include "mdg-visiting-range.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

typedef struct
{
  char *folder;
  MdgWorkspace *workspace;
} Fixture;

static char *
dup_path (Fixture *self,
          const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

static void
set_up (Fixture *self,
        gconstpointer is_sample)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  MdgSampleOptions options;

  self->folder = g_dir_make_tmp ("mdg-geography-XXXXXX", NULL);
  path = dup_path (self, "r.madoguchi");
  mdg_sample_options_init (&options);
  options.n_consultations = 60;
  if (GPOINTER_TO_INT (is_sample))
    mdg_sample_create (path, &options, NULL, NULL, &error);
  else
    mdg_workspace_create (path, "架空市在宅医療・介護連携支援センター", &error);
  g_assert_no_error (error);
  self->workspace = mdg_workspace_open (path, MDG_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  mdg_workspace_close (self->workspace);
  g_assert_finalize_object (self->workspace);
  dir = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = dup_path (self, name);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
}

static MdgGeographyImport *
preview (Fixture *self,
         MdgGeographyKind kind,
         const char *name,
         const char *text,
         GError **error)
{
  g_autofree char *path = dup_path (self, name);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));

  return mdg_geography_import_preview (self->workspace, kind, path, error);
}

/* Imports and gives what was previewed. */
static MdgGeographyImport *
take (Fixture *self,
      MdgGeographyKind kind,
      const char *name,
      const char *text)
{
  g_autoptr (GError) error = NULL;
  MdgGeographyImport *import = preview (self, kind, name, text, &error);

  g_assert_no_error (error);
  g_assert_true (mdg_geography_import_apply (self->workspace, import, NULL, &error));
  g_assert_no_error (error);

  return import;
}

#define FEATURE(properties, ring) "{\"type\":\"Feature\",\"properties\":{" properties "},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[" ring "]}}"
#define FEATURES(text) "{\"type\":\"FeatureCollection\",\"features\":[" text "]}"
#define CITY "[[140.00,35.80],[140.06,35.80],[140.06,35.84],[140.00,35.84],[140.00,35.80]]"
#define CITY_SWAPPED "[[35.80,140.00],[35.80,140.06],[35.84,140.06],[35.84,140.00],[35.80,140.00]]"
#define WEST "[[140.00,35.80],[140.03,35.80],[140.03,35.84],[140.00,35.84],[140.00,35.80]]"
#define EAST_LOW "[[140.03,35.80],[140.06,35.80],[140.06,35.82],[140.03,35.82],[140.03,35.80]]"
#define EAST_HIGH "[[140.03,35.82],[140.06,35.82],[140.06,35.84],[140.03,35.84],[140.03,35.82]]"
#define BESIDE "[[140.06,35.80],[140.10,35.80],[140.10,35.84],[140.06,35.84],[140.06,35.80]]"
#define OSAKA "[[135.50,34.68],[135.53,34.68],[135.53,34.70],[135.50,34.70],[135.50,34.68]]"
#define PREFECTURE FEATURES (FEATURE ("\"N03_001\":\"架空県\",\"N03_004\":\"架空市\",\"N03_007\":\"12999\"", CITY) "," FEATURE ("\"N03_001\":\"架空県\",\"N03_004\":\"隣見市\",\"N03_007\":\"12998\"", BESIDE) "," FEATURE ("\"N03_001\":\"架空県\",\"N03_004\":\"遠見市\",\"N03_007\":\"12997\"", OSAKA))

static gboolean
has_remark (MdgGeographyImport *import,
            const char *words)
{
  for (guint i = 0; i < import->remarks->len; i++)
    if (strstr (import->remarks->pdata[i], words) != NULL)
      return TRUE;

  return FALSE;
}

static guint
count (Fixture *self,
       MdgKind kind)
{
  g_autoptr (GPtrArray) list = mdg_workspace_list (self->workspace, kind, NULL);

  return list->len;
}

/* The municipality of the centre's name, the neighbour in grey, the far one left out; twice changes nothing. */
static void
test_prefecture (Fixture *self,
                 gconstpointer data)
{
  g_autoptr (MdgGeographyImport) first = take (self, MDG_GEOGRAPHY_BOUNDARY, "N03-20240101_12.geojson", PREFECTURE);
  g_autoptr (MdgGeographyImport) again = take (self, MDG_GEOGRAPHY_BOUNDARY, "N03-20240101_12.geojson", PREFECTURE);
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgGeography) geography = mdg_geography_load (self->workspace, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (first->n_new, ==, 2);
  g_assert_cmpuint (again->n_same, ==, 2);
  g_assert_cmpuint (again->n_new + again->n_update, ==, 0);
  g_assert_cmpstr (geography->city_name, ==, "架空市");
  g_assert_cmpuint (geography->neighbours->len, ==, 1);
  g_assert_cmpuint (mdg_projection_get_zone (geography->projection), ==, 9);
  g_assert_nonnull (strstr (geography->sources, "国土数値情報"));
  g_assert_nonnull (strstr (geography->sources, "R6.1.1"));
  g_assert_cmpstr (mdg_record_get_text (MDG_RECORD (mdg_workspace_get_centre (self->workspace)), MDG_CENTRE_CITY_CODE), ==, "12999");
}

static void
test_swapped_axes (Fixture *self,
                   gconstpointer data)
{
  g_autoptr (MdgGeographyImport) import = take (self, MDG_GEOGRAPHY_BOUNDARY, "a.geojson", FEATURES (FEATURE ("\"name\":\"架空県架空市\"", CITY_SWAPPED)));
  g_autoptr (MdgGeography) geography = mdg_geography_load (self->workspace, NULL);

  g_assert_true (has_remark (import, "wrong order"));
  g_assert_cmpfloat_with_epsilon (mdg_geometry_get_area (geography->city) / 1e6, 5.42 * 4.438, 0.2);
}

static void
test_towns_split_and_water (Fixture *self,
                            gconstpointer data)
{
  static const char text[] = FEATURES (FEATURE ("\"KEY_CODE\":\"12999001\",\"PREF\":\"12\",\"CITY\":\"999\",\"CITY_NAME\":\"架空市\",\"S_NAME\":\"西町\",\"HCODE\":8101,\"JINKO\":1000", WEST) "," FEATURE ("\"KEY_CODE\":\"12999002\",\"PREF\":\"12\",\"CITY\":\"999\",\"CITY_NAME\":\"架空市\",\"S_NAME\":\"東町一丁目\",\"HCODE\":8101,\"KIGO_E\":\"E1\",\"JINKO\":200", EAST_LOW) "," FEATURE ("\"KEY_CODE\":\"12999002\",\"PREF\":\"12\",\"CITY\":\"999\",\"CITY_NAME\":\"架空市\",\"S_NAME\":\"東町一丁目\",\"HCODE\":8101,\"KIGO_E\":\"E2\",\"JINKO\":100", EAST_HIGH) "," FEATURE ("\"KEY_CODE\":\"12999900\",\"PREF\":\"12\",\"CITY\":\"999\",\"CITY_NAME\":\"架空市\",\"HCODE\":8154,\"JINKO\":0", BESIDE));
  g_autoptr (MdgGeographyImport) import = take (self, MDG_GEOGRAPHY_BOUNDARY, "r2ka12999.geojson", text);
  g_autoptr (MdgGeographyImport) population = NULL;
  g_autoptr (MdgGeography) geography = mdg_geography_load (self->workspace, NULL);
  const MdgGeographyTown *east;

  g_assert_true (has_remark (import, "put together"));
  g_assert_cmpuint (geography->towns->len, ==, 2);
  east = geography->towns->pdata[1];
  g_assert_cmpint (east->people, ==, 300);
  g_assert_cmpfloat_with_epsilon (mdg_geometry_get_area (east->shape), mdg_geometry_get_area (((MdgGeographyTown *) geography->towns->pdata[0])->shape), 100);

  population = take (self, MDG_GEOGRAPHY_POPULATION, "p.csv", "町名,総数,男,65歳以上,75歳以上\n東町１丁目,\"1,500\",700,400,X\n西町,900,400,-,90\n無い町,1,1,1,1\n");
  g_assert_cmpuint (population->n_update, ==, 2);
  g_assert_cmpuint (population->refused->len, ==, 1);
  g_clear_pointer (&geography, mdg_geography_unref);
  geography = mdg_geography_load (self->workspace, NULL);
  east = geography->towns->pdata[1];
  g_assert_cmpint (east->people, ==, 1500);
  g_assert_cmpint (east->people_65, ==, 400);
  g_assert_cmpint (east->people_75, ==, MDG_NO_INTEGER);
}

static void
test_points_make_cells (Fixture *self,
                        gconstpointer data)
{
  g_autoptr (MdgGeographyImport) city = take (self, MDG_GEOGRAPHY_BOUNDARY, "a.geojson", FEATURES (FEATURE ("\"name\":\"架空県架空市\"", CITY)));
  g_autoptr (MdgGeographyImport) towns = take (self, MDG_GEOGRAPHY_TOWNS, "t.csv", "市区町村名,大字町丁目名,緯度,経度\n架空市,西町,35.82,140.015\n架空市,東町,35.82,140.045\n架空市,海町,35.5,140.3\n架空市,零町,0,0\n隣見市,隣町,35.82,140.07\n");
  g_autoptr (MdgGeography) geography = mdg_geography_load (self->workspace, NULL);
  double sum = 0;

  g_assert_cmpuint (towns->n_new, ==, 2);
  g_assert_cmpuint (towns->refused->len, ==, 2);
  g_assert_true (has_remark (towns, "other municipalities"));
  g_assert_true (geography->is_approximate);
  g_assert_cmpuint (geography->towns->len, ==, 2);
  for (guint i = 0; i < geography->towns->len; i++)
    sum += mdg_geometry_get_area (((MdgGeographyTown *) geography->towns->pdata[i])->shape);
  g_assert_cmpfloat_with_epsilon (sum, mdg_geometry_get_area (geography->city), 1);
}

static void
test_crossing_is_put_right (Fixture *self,
                            gconstpointer data)
{
  g_autoptr (MdgGeographyImport) import = take (self, MDG_GEOGRAPHY_BOUNDARY, "a.geojson", FEATURES (FEATURE ("\"name\":\"架空市\"", "[[140.00,35.80],[140.06,35.84],[140.06,35.80],[140.00,35.84],[140.00,35.80]]")));
  g_autoptr (MdgGeography) geography = mdg_geography_load (self->workspace, NULL);

  g_assert_true (has_remark (import, "put right"));
  g_assert_true (mdg_geometry_is_valid (geography->city, NULL));
  g_assert_cmpfloat (mdg_geometry_get_area (geography->city), >, 1e7);
}

static void
test_undo (Fixture *self,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgGeographyImport) import = preview (self, MDG_GEOGRAPHY_BOUNDARY, "a.geojson", PREFECTURE, &error);
  MdgUuid id;

  g_assert_true (mdg_geography_import_apply (self->workspace, import, &id, &error));
  g_assert_cmpuint (count (self, MDG_KIND_BOUNDARY), ==, 2);
  g_assert_true (mdg_import_undo (self->workspace, &id, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count (self, MDG_KIND_BOUNDARY), ==, 0);
}

/* Each is refused with a reason, and the register stays as it was. */
static void
test_bad_files (Fixture *self,
                gconstpointer data)
{
  static const struct
  {
    MdgGeographyKind kind;
    const char *name;
    const char *text;
    const char *reason;
  } cases[] = {
    { MDG_GEOGRAPHY_BOUNDARY, "zone.geojson", FEATURES (FEATURE ("\"name\":\"大阪府遠見市\"", OSAKA)), "km" },
    { MDG_GEOGRAPHY_BOUNDARY, "zero.geojson", FEATURES (FEATURE ("\"name\":\"架空市\"", "[[0,0],[0,1],[1,1],[0,0]]")), "not in Japan" },
    { MDG_GEOGRAPHY_BOUNDARY, "metres.geojson", FEATURES (FEATURE ("\"name\":\"架空市\"", "[[15000,-20000],[16000,-20000],[16000,-21000],[15000,-20000]]")), "metres" },
    { MDG_GEOGRAPHY_BOUNDARY, "point.geojson", FEATURES ("{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[140,35.8],[140.1,35.8]]}}"), "no area" },
    { MDG_GEOGRAPHY_BOUNDARY, "service.csv", "事業所番号,事業所名,緯度,経度\n1,れいだい,35.8,140.0\n", "shape" },
    { MDG_GEOGRAPHY_TOWNS, "sea.csv", "町名,緯度,経度\n海町,35.2,141.5\n", "sea" },
    { MDG_GEOGRAPHY_POPULATION, "service.csv", "事業所番号,事業所名,定員\n1,れいだい,20\n", "population" },
    { MDG_GEOGRAPHY_POPULATION, "other.csv", "町名,人口\n無い町,20\n", "None of the rows" },
    { MDG_GEOGRAPHY_BOUNDARY, "empty.geojson", "", "empty" },
  };
  g_autoptr (MdgGeographyImport) first = take (self, MDG_GEOGRAPHY_BOUNDARY, "a.geojson", PREFECTURE);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MdgGeographyImport) import = preview (self, cases[i].kind, cases[i].name, cases[i].text, &error);

      g_assert_null (import);
      g_assert_nonnull (error);
      if (strstr (error->message, cases[i].reason) == NULL)
        g_error ("%s: %s", cases[i].name, error->message);
    }
  g_assert_cmpuint (count (self, MDG_KIND_BOUNDARY), ==, 2);
}

static void
test_empty_range_is_refused (Fixture *self,
                             gconstpointer data)
{
  g_autoptr (MdgRecord) range = MDG_RECORD (mdg_visiting_range_new ());
  g_autoptr (GError) error = NULL;

  mdg_record_set_text (range, MDG_VISITING_RANGE_NAME, "れいだい");
  mdg_record_set_text (range, MDG_VISITING_RANGE_SERVICE, "vns");
  for (guint i = 0; i < 3; i++)
    {
      mdg_record_set_text (range, MDG_VISITING_RANGE_FORM, ((const char *[]){ "circle", "towns", "polygon" })[i]);
      g_assert_false (mdg_record_validate (range, &error));
      g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
      g_clear_error (&error);
    }
  mdg_record_set_text (range, MDG_VISITING_RANGE_FORM, "circle");
  mdg_record_set_text (range, MDG_VISITING_RANGE_CENTRE, "140.03 35.82");
  mdg_record_set_integer (range, MDG_VISITING_RANGE_RADIUS, 1500);
  g_assert_true (mdg_record_validate (range, &error));
}

static MdgCoverageSheet *
ask (Fixture *self,
     const char *service,
     const char *moment,
     const char *capability)
{
  g_auto (MdgCoverageQuestion) question = { .service = g_strdup (service), .day = -1, .capability = g_strdup (capability) };
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgGeography) geography = mdg_geography_load (self->workspace, &error);
  g_autoptr (GPtrArray) ranges = mdg_visiting_ranges_load (self->workspace, geography, &error);
  MdgCoverageSheet *sheet;

  g_assert_no_error (error);
  if (moment != NULL)
    g_assert_true (mdg_hours_parse_moment (moment, &question.day, &question.minute));
  sheet = mdg_coverage_sheet_new (geography, ranges, &question, &error);
  g_assert_no_error (error);

  return sheet;
}

static const MdgCoverageRow *
find_row (MdgCoverageSheet *sheet,
          const char *name)
{
  MdgGeography *geography = mdg_coverage_sheet_get_geography (sheet);

  for (guint i = 0; i < geography->towns->len; i++)
    if (g_str_equal (((MdgGeographyTown *) geography->towns->pdata[i])->name, name))
      return mdg_coverage_sheet_get_row (sheet, i);

  g_assert_not_reached ();
}

static double
get_blank (MdgCoverageSheet *sheet,
           const char *name)
{
  const MdgCoverageRow *row = find_row (sheet, name);

  return 1 - row->covered / row->area;
}

/* The invented city keeps its two gaps: the new fields for every station, the plateau at night. */
static void
test_gaps_of_the_sample (Fixture *self,
                         gconstpointer data)
{
  g_autoptr (MdgCoverageSheet) day = ask (self, "vns", "wed 10:00", NULL);
  g_autoptr (MdgCoverageSheet) night = ask (self, "vns", "thu 22:00", NULL);
  g_autoptr (MdgCoverageSheet) any = ask (self, "vns", NULL, NULL);
  g_autoptr (MdgCoverageSheet) vent = ask (self, "vns", NULL, "vent");
  const MdgCoverageRow *total = mdg_coverage_sheet_get_total (any);

  g_assert_cmpfloat (total->area / 1e6, >, 55);
  g_assert_cmpfloat (total->area / 1e6, <, 65);
  g_assert_cmpfloat_with_epsilon (total->people, 478046, 0.5);
  for (guint i = 0; i < 2; i++)
    {
      MdgCoverageSheet *sheet = i == 0 ? day : night;

      g_assert_cmpfloat (get_blank (sheet, "北新田"), >, 0.95);
      g_assert_cmpfloat (get_blank (sheet, "西新田"), >, 0.95);
      g_assert_cmpfloat (get_blank (sheet, "中央一丁目"), <, 0.01);
    }
  g_assert_cmpfloat (get_blank (day, "東台"), <, 0.01);
  g_assert_cmpfloat (get_blank (night, "東台"), >, 0.95);
  g_assert_cmpfloat (get_blank (night, "六つ池"), >, 0.95);
  g_assert_cmpfloat (mdg_coverage_sheet_get_total (vent)->covered, <, total->covered + 1);
  g_assert_cmpuint (mdg_coverage_sheet_get_remarks (vent)->n_unanswered, >, 0);
}

/* What is tried while dragging is what a sheet from scratch says. */
static void
test_trying_is_exact (Fixture *self,
                      gconstpointer data)
{
  g_autoptr (MdgCoverageSheet) sheet = ask (self, "vns24", NULL, NULL);
  MdgProvider *provider = mdg_coverage_sheet_get_providers (sheet)->pdata[0];
  MdgMappedRange *range = provider->ranges->pdata[0];
  g_autoptr (MdgGeometry) larger = mdg_geometry_new_circle (&provider->site, 4200);
  double before = mdg_coverage_sheet_get_total (sheet)->covered;
  g_autoptr (MdgGeometry) covered = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (mdg_coverage_sheet_try (sheet, range, larger, &error));
  g_assert_no_error (error);
  covered = mdg_geometry_intersection (mdg_coverage_sheet_get_geography (sheet)->city, mdg_coverage_sheet_get_once (sheet), &error);
  g_assert_cmpfloat_with_epsilon (mdg_coverage_sheet_get_total (sheet)->covered, mdg_geometry_get_area (covered), 10);
  g_assert_cmpfloat (mdg_coverage_sheet_get_total (sheet)->covered, >, before);
  g_assert_true (mdg_coverage_sheet_try (sheet, range, range->shape, &error));
  g_assert_cmpfloat_with_epsilon (mdg_coverage_sheet_get_total (sheet)->covered, before, 10);
}

static void
test_json (Fixture *self,
           gconstpointer data)
{
  g_autoptr (MdgCoverageSheet) sheet = ask (self, "vns24", "thu 22:00", NULL);
  g_autofree char *text = mdg_coverage_sheet_dup_json (sheet);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonObject *root;
  JsonObject *total;
  JsonArray *towns;
  double uncovered = 0;

  g_assert_true (json_parser_load_from_data (parser, text, -1, NULL));
  root = json_node_get_object (json_parser_get_root (parser));
  total = json_object_get_object_member (root, "total");
  towns = json_object_get_array_member (root, "towns");
  g_assert_cmpstr (json_object_get_string_member (root, "at"), ==, "thu 22:00");
  g_assert_cmpuint (json_array_get_length (towns), ==, 60);
  for (guint i = 0; i <= json_array_get_length (towns); i++)
    {
      JsonObject *row = i < json_array_get_length (towns) ? json_array_get_object_element (towns, i) : total;
      JsonArray *depth = json_object_get_array_member (row, "depth");
      double sum = 0;

      for (guint k = 0; k < 3; k++)
        sum += json_array_get_double_element (depth, k);
      g_assert_cmpfloat_with_epsilon (sum, json_object_get_double_member (row, "area_m2"), 0.1);
      if (row != total)
        uncovered += json_object_get_double_member (row, "people_uncovered");
    }
  g_assert_cmpfloat_with_epsilon (uncovered, json_object_get_double_member (total, "people_uncovered"), 1);
}

/* Runs a query in the shell of SQLite with SpatiaLite; the figure it prints. */
static double
ask_shell (const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  const char *const argv[] = { "sqlite3", ":memory:", "-cmd", "SELECT load_extension ('mod_spatialite')", "-cmd", "SELECT InitSpatialMetadata (1)", sql, NULL };
  const char *last;

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, &err, NULL, &error));
  g_assert_no_error (error);
  g_strchomp (out);
  last = strrchr (out, '\n');
  if (*err != '\0')
    g_error ("%s", err);

  return g_ascii_strtod (last != NULL ? last + 1 : out, NULL);
}

/* Areas, depths and people of the sample are those that SpatiaLite works out from the same shapes, within 0.1 %. */
static void
test_agrees_with_spatialite (Fixture *self,
                             gconstpointer data)
{
  g_autoptr (MdgCoverageSheet) sheet = ask (self, "vns24", NULL, NULL);
  MdgGeography *geography = mdg_coverage_sheet_get_geography (sheet);
  GPtrArray *providers = mdg_coverage_sheet_get_providers (sheet);
  g_autofree char *city = mdg_geography_format_shape (geography, geography->city);
  g_autoptr (GString) values = g_string_new (NULL);
  g_autoptr (GString) towns = g_string_new (NULL);
  g_autofree char *area = g_strdup_printf ("SELECT ST_Area (ST_Transform (ST_GeomFromText ('%s', 6668), 6677))", city);
  g_autofree char *covered = NULL;
  g_autofree char *people = NULL;
  double expected;

  for (guint i = 0; i < providers->len; i++)
    {
      g_autofree char *shape = mdg_geography_format_shape (geography, ((MdgProvider *) providers->pdata[i])->shape);

      g_string_append_printf (values, "%s(ST_Transform (ST_GeomFromText ('%s', 6668), 6677))", i > 0 ? ", " : "", shape);
    }
  for (guint i = 0; i < geography->towns->len; i++)
    {
      const MdgGeographyTown *town = geography->towns->pdata[i];
      g_autofree char *shape = mdg_geography_format_shape (geography, town->shape);

      g_string_append_printf (towns, "%s(%" G_GINT64_FORMAT ", ST_Transform (ST_GeomFromText ('%s', 6668), 6677))", i > 0 ? ", " : "", town->people, shape);
    }
  covered = g_strdup_printf ("WITH r (g) AS (VALUES %s) SELECT ST_Area (ST_Intersection (ST_Transform (ST_GeomFromText ('%s', 6668), 6677), ST_Union (g))) FROM r", values->str, city);
  people = g_strdup_printf ("WITH r (g) AS (VALUES %s), u (g) AS (SELECT ST_Union (g) FROM r), t (n, g) AS (VALUES %s) SELECT sum (n * (1 - coalesce (ST_Area (ST_Intersection (t.g, u.g)), 0) / ST_Area (t.g))) FROM t, u", values->str, towns->str);

  expected = ask_shell (area);
  g_assert_cmpfloat_with_epsilon (mdg_coverage_sheet_get_total (sheet)->area, expected, 0.001 * expected);
  expected = ask_shell (covered);
  g_assert_cmpfloat_with_epsilon (mdg_coverage_sheet_get_total (sheet)->covered, expected, 0.001 * expected);
  expected = ask_shell (people);
  g_assert_cmpfloat_with_epsilon (mdg_coverage_sheet_get_total (sheet)->people_uncovered, expected, 0.001 * expected);
}

/* One page each way, and no name on another. */
static void
test_map_on_paper (Fixture *self,
                   gconstpointer data)
{
  static const char *const endings[] = { "pdf", "svg", "png" };
  static const char *const begins[] = { "%PDF", "<?xml", "\x89PNG" };
  g_autoptr (MdgCoverageSheet) sheet = ask (self, "vns", NULL, NULL);
  const MdgMapSheet options = { MDG_MAP_LAYERS_USUAL | MDG_MAP_LAYER_CELLS | MDG_MAP_LAYER_NEEDS, MDG_MAP_BLACK, TRUE, TRUE, MDG_PAPER_A3_LANDSCAPE };
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgReport) report = mdg_report_map_new (self->workspace, sheet, sheet, &options, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (mdg_document_get_n_pages (mdg_report_get_document (report)), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat ("map.", endings[i], NULL);
      g_autofree char *path = dup_path (self, name);
      g_autofree char *bytes = NULL;

      g_assert_true (mdg_report_map_write (report, self->workspace, path, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
      g_assert_true (g_str_has_prefix (bytes, begins[i]));
    }
}

static void
test_names_do_not_touch (Fixture *self,
                         gconstpointer data)
{
  g_autoptr (MdgCoverageSheet) sheet = ask (self, "vns", NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgMap) map = mdg_coverage_map_new (self->workspace, sheet, NULL, MDG_MAP_LAYERS_USUAL, &error);
  g_autoptr (MdgTextCache) cache = mdg_text_cache_new (MDG_TYPEFACE_GOTHIC);

  g_assert_no_error (error);
  for (double zoom = 1; zoom < 9; zoom *= 2)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 900, 700);
      cairo_t *cr = cairo_create (surface);
      g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_t));
      MdgMapLook look = { MDG_MAP_COLOUR, cache, 10, TRUE, TRUE, TRUE, 3, taken };
      MdgMapView view;

      mdg_map_view_fit (&view, map, 900, 700, 10);
      view.scale *= zoom;
      mdg_map_draw (map, cr, &view, &look);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
      g_assert_cmpuint (taken->len, >, 5);
      for (guint a = 0; a < taken->len; a++)
        for (guint b = a + 1; b < taken->len; b++)
          {
            const cairo_rectangle_t *one = &g_array_index (taken, cairo_rectangle_t, a);
            const cairo_rectangle_t *other = &g_array_index (taken, cairo_rectangle_t, b);
            gboolean are_dots = one->width < 8 && other->width < 8;

            g_assert_true (are_dots || one->x + one->width <= other->x || other->x + other->width <= one->x || one->y + one->height <= other->y || other->y + other->height <= one->y);
          }
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, is_sample, function) g_test_add ("/geography/" name, Fixture, GINT_TO_POINTER (is_sample), set_up, function, tear_down)
  ADD ("prefecture", FALSE, test_prefecture);
  ADD ("swapped-axes", FALSE, test_swapped_axes);
  ADD ("towns-split-and-water", FALSE, test_towns_split_and_water);
  ADD ("points-make-cells", FALSE, test_points_make_cells);
  ADD ("crossing-is-put-right", FALSE, test_crossing_is_put_right);
  ADD ("undo", FALSE, test_undo);
  ADD ("bad-files", FALSE, test_bad_files);
  ADD ("empty-range-is-refused", FALSE, test_empty_range_is_refused);
  ADD ("gaps-of-the-sample", TRUE, test_gaps_of_the_sample);
  ADD ("trying-is-exact", TRUE, test_trying_is_exact);
  ADD ("json", TRUE, test_json);
  ADD ("agrees-with-spatialite", TRUE, test_agrees_with_spatialite);
  ADD ("map-on-paper", TRUE, test_map_on_paper);
  ADD ("names-do-not-touch", TRUE, test_names_do_not_touch);

  return g_test_run ();
}
