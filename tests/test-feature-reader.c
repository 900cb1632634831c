#include "config.h"

#include "mdg-error.h"
#include "mdg-feature-reader.h"

#include <archive.h>
#include <archive_entry.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <shapefil.h>
#include <string.h>

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture *self,
        gconstpointer data)
{
  self->folder = g_dir_make_tmp ("mdg-feature-XXXXXX", NULL);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
}

static char *
write_file (Fixture *self,
            const char *name,
            const char *text)
{
  char *path = g_build_filename (self->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));

  return path;
}

static GPtrArray *
read_all (const char *path,
          GError **error)
{
  g_autoptr (MdgFeatureReader) reader = mdg_feature_reader_new_for_path (path, error);
  g_autoptr (GPtrArray) features = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_feature_free);
  MdgFeature *feature;
  MdgFeatureStatus status;

  if (reader == NULL)
    return NULL;
  while ((status = mdg_feature_reader_next (reader, &feature, error)) == MDG_FEATURE_TAKEN)
    g_ptr_array_add (features, feature);

  return status == MDG_FEATURE_END ? g_steal_pointer (&features) : NULL;
}

#define SQUARE "[[139.9,35.7],[140.0,35.7],[140.0,35.8],[139.9,35.8],[139.9,35.7]]"
#define HOLE "[[139.92,35.72],[139.94,35.72],[139.94,35.74],[139.92,35.72]]"

static void
test_geojson (Fixture *self,
              gconstpointer data)
{
  g_autofree char *path = write_file (self, "a.geojson", "\xef\xbb\xbf{\"features\":[{\"geometry\":{\"coordinates\":[[" SQUARE "," HOLE "],[" SQUARE "]],\"type\":\"MultiPolygon\"},\"type\":\"Feature\",\"properties\":{\"N03_004\":\"\\u677e\\u6238\\u5e02\",\"N03_003\":null,\"n\":12,\"deep\":{\"a\":[1,2]}}},"
                                                         "{\"type\":\"Feature\",\"properties\":null,\"geometry\":{\"type\":\"Point\",\"coordinates\":[139.9,35.7,12.5]}},"
                                                         "{\"type\":\"Feature\",\"properties\":{},\"geometry\":null},"
                                                         "{\"type\":\"Feature\",\"properties\":{\"name\":\"line\"},\"geometry\":{\"type\":\"LineString\",\"coordinates\":" SQUARE "}}],"
                                                         "\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::6668\"}}}");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) features = read_all (path, &error);
  const MdgFeature *first;

  g_assert_no_error (error);
  g_assert_cmpuint (features->len, ==, 4);
  first = features->pdata[0];
  g_assert_cmpstr (mdg_feature_get (first, "N03_004"), ==, "松戸市");
  g_assert_null (mdg_feature_get (first, "N03_003"));
  g_assert_cmpstr (mdg_feature_get (first, "n"), ==, "12");
  g_assert_cmpuint (first->rings->ends->len, ==, 3);
  g_assert_true (((MdgFeature *) features->pdata[1])->has_point);
  g_assert_cmpfloat (((MdgFeature *) features->pdata[1])->point.y, ==, 35.7);
  g_assert_null (((MdgFeature *) features->pdata[2])->rings);
  g_assert_null (((MdgFeature *) features->pdata[3])->rings);
}

static void
test_one_shape_alone (Fixture *self,
                      gconstpointer data)
{
  static const char *const texts[] = {
    "{\"type\":\"Feature\",\"properties\":{\"name\":\"a\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[" SQUARE "]}}",
    "{\"type\":\"Polygon\",\"coordinates\":[" SQUARE "]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = write_file (self, "b.json", texts[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) features = read_all (path, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (features->len, ==, 1);
      g_assert_cmpuint (((MdgFeature *) features->pdata[0])->rings->points->len, ==, 5);
    }
}

static void
test_list_of_places (Fixture *self,
                     gconstpointer data)
{
  g_autofree char *path = write_file (self, "towns.json", "[{\"town\":\"秋山\",\"koaza\":\"\",\"lat\":35.76,\"lng\":139.92},{\"town\":\"旭町\",\"lat\":35.8,\"lng\":139.91}]");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) features = read_all (path, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (features->len, ==, 2);
  g_assert_true (((MdgFeature *) features->pdata[0])->has_point);
  g_assert_cmpfloat (((MdgFeature *) features->pdata[0])->point.x, ==, 139.92);
  g_assert_cmpstr (mdg_feature_get (features->pdata[1], "town"), ==, "旭町");
}

static void
test_table_with_two_heads (Fixture *self,
                           gconstpointer data)
{
  g_autofree char *path = write_file (self, "t.csv", "KEY_CODE,HYOSYO,NAME,T001082001\r\n,,,　総数\r\n122070010,2,秋山,1234\r\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) features = read_all (path, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (features->len, ==, 1);
  g_assert_cmpstr (mdg_feature_get (features->pdata[0], "総数"), ==, "1234");
  g_assert_cmpstr (mdg_feature_get (features->pdata[0], "KEY_CODE"), ==, "122070010");
}

static void
test_bad_json (Fixture *self,
               gconstpointer data)
{
  static const char *const texts[] = {
    "{\"features\":[{\"geometry\":",
    "{\"features\":[1]}",
    "{\"features\":[{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[\"x\",1]]]}}]}",
    "{\"a\":1,}",
    "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]",
    "{\"features\":[{\"properties\":{\"a\":\"\\ud800\"}}]}",
    "{\"features\":[{\"properties\":{\"a\":01a}}]}",
    "{\"features\":[]}{}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = write_file (self, "bad.json", texts[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) features = read_all (path, &error);

      g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
      g_assert_null (features);
    }
}

/* A line without an end is read in pieces, and refused before it takes much memory. */
static void
test_endless_line (Fixture *self,
                   gconstpointer data)
{
  g_autofree char *text = g_strnfill (4 * 1024 * 1024, 'a');
  g_autofree char *json = g_strconcat ("{\"features\":[{\"properties\":{\"name\":\"", text, NULL);
  g_autofree char *path = write_file (self, "long.geojson", json);
  g_autofree char *table = write_file (self, "long.csv", text);
  g_autoptr (GError) error = NULL;

  g_assert_null (read_all (path, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (read_all (table, &error));
  g_assert_nonnull (error);
}

static void
add_shape (SHPHandle shapes,
           double x,
           double y)
{
  double xs[] = { x, x, x + 0.01, x + 0.01, x };
  double ys[] = { y, y + 0.01, y + 0.01, y, y };
  SHPObject *shape = SHPCreateSimpleObject (SHPT_POLYGON, 5, xs, ys, NULL);

  SHPWriteObject (shapes, -1, shape);
  SHPDestroyObject (shape);
}

/* As e-Stat has them: names in CP932. */
static char *
write_shapefile (Fixture *self)
{
  g_autofree char *stem = g_build_filename (self->folder, "r2ka", NULL);
  SHPHandle shapes = SHPCreate (stem, SHPT_POLYGON);
  DBFHandle table = DBFCreate (stem);

  DBFAddField (table, "KEY_CODE", FTString, 11, 0);
  DBFAddField (table, "S_NAME", FTString, 96, 0);
  DBFAddField (table, "JINKO", FTInteger, 9, 0);
  for (int i = 0; i < 2; i++)
    {
      add_shape (shapes, 139.9 + i * 0.01, 35.7);
      DBFWriteStringAttribute (table, i, 0, i == 0 ? "12207001001" : "12207001002");
      DBFWriteStringAttribute (table, i, 1, "\x8f\x48\x8e\x52\x88\xea\x92\x9a\x96\xda"); /* 秋山一丁目 */
      DBFWriteIntegerAttribute (table, i, 2, 100 + i);
    }
  SHPClose (shapes);
  DBFClose (table);

  return g_strconcat (stem, ".shp", NULL);
}

static void
check_shapefile (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) features = read_all (path, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (features->len, ==, 2);
  g_assert_cmpstr (mdg_feature_get (features->pdata[0], "S_NAME"), ==, "秋山一丁目");
  g_assert_cmpstr (mdg_feature_get (features->pdata[1], "JINKO"), ==, "101");
  g_assert_cmpuint (((MdgFeature *) features->pdata[1])->rings->points->len, ==, 5);
}

static void
test_shapefile (Fixture *self,
                gconstpointer data)
{
  g_autofree char *path = write_shapefile (self);
  g_autofree char *index = g_build_filename (self->folder, "r2ka.shx", NULL);

  check_shapefile (path);
  g_assert_cmpint (g_unlink (index), ==, 0);
  check_shapefile (path);
  g_assert_false (g_file_test (index, G_FILE_TEST_EXISTS));
}

static void
add_entry (struct archive *zip,
           const char *name,
           const char *bytes,
           gsize size)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, (la_int64_t) size);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0600);
  g_assert_cmpint (archive_write_header (zip, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (zip, bytes, size), ==, (la_ssize_t) size);
  archive_entry_free (entry);
}

static struct archive *
open_zip (const char *path)
{
  struct archive *zip = archive_write_new ();

  archive_write_set_format_zip (zip);
  g_assert_cmpint (archive_write_open_filename (zip, path), ==, ARCHIVE_OK);

  return zip;
}

static void
test_zip (Fixture *self,
          gconstpointer data)
{
  g_autofree char *shapes = write_shapefile (self);
  g_autofree char *path = g_build_filename (self->folder, "a.zip", NULL);
  struct archive *zip = open_zip (path);
  static const char *const endings[] = { "shp", "SHX", "dbf" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *low = g_ascii_strdown (endings[i], -1);
      g_autofree char *from = g_strdup_printf ("%s/r2ka.%s", self->folder, low);
      g_autofree char *name = g_strdup_printf ("A002005212020/r2ka12207.%s", endings[i]);
      g_autofree char *bytes = NULL;
      gsize size;

      g_assert_true (g_file_get_contents (from, &bytes, &size, NULL));
      add_entry (zip, name, bytes, size);
    }
  archive_write_close (zip);
  archive_write_free (zip);

  check_shapefile (path);
}

static void
test_zip_that_leads_outside (Fixture *self,
                             gconstpointer data)
{
  static const char *const names[] = { "../evil.csv", "/etc/evil.csv", "a/../../evil.csv", "C:\\evil.csv" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (self->folder, "evil.zip", NULL);
      struct archive *zip = open_zip (path);
      g_autoptr (GError) error = NULL;

      add_entry (zip, names[i], "a,b\n1,2\n", 8);
      archive_write_close (zip);
      archive_write_free (zip);
      g_assert_null (read_all (path, &error));
      g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
    }
}

static void
test_damaged_files (Fixture *self,
                    gconstpointer data)
{
  g_autofree char *shapes = write_shapefile (self);
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (shapes, &bytes, &size, NULL));
  for (gsize length = 4; length < size; length += 7)
    {
      g_autofree char *path = g_build_filename (self->folder, "cut.shp", NULL);
      g_autoptr (MdgFeatureReader) reader = NULL;
      MdgFeatureStatus status = MDG_FEATURE_TAKEN;

      g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
      reader = mdg_feature_reader_new_for_path (path, NULL);
      while (reader != NULL && (status == MDG_FEATURE_TAKEN || status == MDG_FEATURE_REFUSED))
        {
          g_autoptr (MdgFeature) feature = NULL;
          g_autoptr (GError) error = NULL;

          status = mdg_feature_reader_next (reader, &feature, &error);
          g_assert_true (status == MDG_FEATURE_TAKEN || status == MDG_FEATURE_END || error != NULL);
        }
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, function) g_test_add ("/feature-reader/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("geojson", test_geojson);
  ADD ("one-shape-alone", test_one_shape_alone);
  ADD ("list-of-places", test_list_of_places);
  ADD ("table-with-two-heads", test_table_with_two_heads);
  ADD ("bad-json", test_bad_json);
  ADD ("endless-line", test_endless_line);
  ADD ("shapefile", test_shapefile);
  ADD ("zip", test_zip);
  ADD ("zip-that-leads-outside", test_zip_that_leads_outside);
  ADD ("damaged-files", test_damaged_files);

  return g_test_run ();
}
