#include "mdg-install.h"
#include "mdg-staff.h"
#include "mdg-test-app.h"
#include "mdg-test-keys.h"
#include "mdg-test-register.h"
#include "mdg-test-sample.h"
#include "mdg-window.h"
#include "mdg-workspace.h"

#include <glib/gstdio.h>

/* The pictures of the README and of the software centres: each page on the sample register, in Japanese, light and
   dark. They are written into the build folder; with MDG_UPDATE_SCREENSHOTS=1 into data/screenshots/. */

typedef struct
{
  char *folder;
  MdgApplication *application;
  MdgWorkspace *workspace;
  MdgWindow *window;
} Fixture;

static const MdgDate today = { 2026, 3, 31 };

static void
choose_staff (MdgWorkspace *workspace)
{
  g_autoptr (GPtrArray) staff = mdg_workspace_list (workspace, MDG_KIND_STAFF, NULL);

  for (guint i = 0; i < staff->len; i++)
    if (g_strcmp0 (mdg_record_get_text (staff->pdata[i], MDG_STAFF_NAME), "例示 直子") == 0)
      mdg_workspace_set_staff (workspace, staff->pdata[i]);
}

static void
set_up (Fixture *self,
        gconstpointer data)
{

  self->folder = mdg_test_folder_new ();

  self->application = mdg_test_app_new ();
  self->workspace = mdg_test_sample_open (self->folder, 0, TRUE);
  g_assert_nonnull (self->workspace);
  mdg_workspace_set_today (self->workspace, &today);
  choose_staff (self->workspace);

  self->window = mdg_window_new (GTK_APPLICATION (self->application));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1280, 800);
  mdg_window_set_workspace (self->window, self->workspace);
  gtk_window_present (GTK_WINDOW (self->window));
  mdg_test_settle ();
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  mdg_test_app_free (self->application);
  g_object_unref (self->workspace);
  mdg_test_folder_free (self->folder);
}

static GdkTexture *
photograph (GtkWidget *window)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (window));
  int width = gdk_paintable_get_intrinsic_width (paintable);
  int height = gdk_paintable_get_intrinsic_height (paintable);
  GskRenderNode *node;
  GdkTexture *texture;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_to_node (snapshot);
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (renderer, node, NULL);
  gsk_render_node_unref (node);

  return texture;
}

/* Time for frames: what a page draws depends on its size, which it learns in the first one. */
static void
wait_for_frames (void)
{
  gint64 until = g_get_monotonic_time () + G_USEC_PER_SEC * 6 / 10;

  while (g_get_monotonic_time () < until)
    {
      mdg_test_settle ();
      g_usleep (5000);
    }
}

static void
take (Fixture *self,
      const char *name)
{
  g_autofree char *folder = g_getenv ("MDG_UPDATE_SCREENSHOTS") != NULL ? g_test_build_filename (G_TEST_DIST, "..", "data", "screenshots", NULL) : g_test_build_filename (G_TEST_BUILT, "screenshots", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GdkTexture) texture = NULL;

  wait_for_frames ();
  texture = photograph (GTK_WIDGET (self->window));
  g_assert_cmpint (gdk_texture_get_width (texture), >=, 1280);
  g_mkdir_with_parents (folder, 0755);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

static void
take_pages (Fixture *self,
            gconstpointer data)
{
  static const char *const pages[] = { "today", "consultations", "cases", "issues", "intake" };
  const char *suffix = data;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), g_str_equal (suffix, "-dark") ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *name = g_strconcat (pages[i], suffix, ".png", NULL);

      g_assert_nonnull (mdg_window_get_page (self->window, pages[i]));
      mdg_window_show_page (self->window, pages[i]);
      take (self, name);
    }
}

int
main (int argc,
      char **argv)
{
  g_setenv ("LC_ALL", "ja_JP.UTF-8", TRUE);
  g_setenv ("LANGUAGE", "ja", TRUE);
  mdg_install_set_locale ();
  mdg_test_app_init (&argc, &argv);

  g_test_add ("/screenshots/light", Fixture, "", set_up, take_pages, tear_down);
  g_test_add ("/screenshots/dark", Fixture, "-dark", set_up, take_pages, tear_down);

  return g_test_run ();
}
