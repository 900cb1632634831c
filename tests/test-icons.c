#include <gtk/gtk.h>

#include "mdg-test-app.h"

/* Every icon of the house loads, at the sizes it is shown in. */
static void
test_load (void)
{
  static const char *const names[] = {
    "io.github.madoguchi.Madoguchi",
    "mdg-cases-symbolic",
    "mdg-consultations-symbolic",
    "mdg-continue-symbolic",
    "mdg-intake-symbolic",
    "mdg-issues-symbolic",
    "mdg-today-symbolic",
  };
  MdgApplication *application = mdg_test_app_new ();
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_test_message ("%s", names[i]);
      g_assert_true (gtk_icon_theme_has_icon (theme, names[i]));
    }
  mdg_test_app_free (application);
}

static void
test_draw (void)
{
  static const char *const files[] = {
    "scalable/apps/io.github.madoguchi.Madoguchi.svg",
    "symbolic/apps/io.github.madoguchi.Madoguchi-symbolic.svg",
    "symbolic/actions/mdg-today-symbolic.svg",
  };
  static const int sizes[] = { 16, 32, 128 };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    for (guint j = 0; j < G_N_ELEMENTS (sizes); j++)
      {
        g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "icons", "hicolor", files[i], NULL);
        g_autoptr (GError) error = NULL;
        g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new_from_file_at_size (path, sizes[j], sizes[j], &error);

        g_assert_no_error (error);
        g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), ==, sizes[j]);
      }
}

int
main (int argc,
      char *argv[])
{
  mdg_test_app_init (&argc, &argv);

  g_test_add_func ("/icons/load", test_load);
  g_test_add_func ("/icons/draw", test_draw);

  return g_test_run ();
}
