#include "mdg-access-checks.h"
#include "mdg-agenda-item.h"
#include "mdg-install.h"
#include "mdg-test-app.h"
#include "mdg-test-keys.h"
#include "mdg-test-page.h"
#include "mdg-test-register.h"
#include "mdg-test-sample.h"
#include "mdg-test-widgets.h"
#include "mdg-window.h"
#include "mdg-workspace.h"

/* Every page of the window on the sample register, in Japanese at 1280 × 720: names for a screen reader,
   Tab there and back, no English, nothing cut. A page that breaks each of these stands at the end as a control. */

typedef struct
{
  char *folder;
  MdgApplication *application;
  MdgWorkspace *workspace;
  MdgWindow *window;
} Fixture;

typedef struct
{
  const char *page;
  const char *action; /* how to come there; NULL for by its name */
} Visit;

static const Visit visits[] = {
  { "today", NULL },
  { "consultations", NULL },
  { "cases", NULL },
  { "case", "open-first-case" },
  { "trace", "win.trace" },
  { "referrals", NULL },
  { "referral", NULL },
  { "referral-form", "win.new-referral('')" },
  { "referral-review", "win.review-referrals" },
  { "issues", NULL },
  { "case-set", NULL },
  { "area-issues", NULL },
  { "themes", NULL },
  { "trends", NULL },
  { "crosstab", NULL },
  { "duties", NULL },
  { "roster", NULL },
  { "calls", NULL },
  { "directory", NULL },
  { "agency", "win.show-agency" },
  { "map", NULL },
  { "meetings", NULL },
  { "meeting", "win.show-meeting" },
  { "conference", "win.show-conference" },
  { "cycle", "win.show-cycle" },
  { "intake", "win.new-consultation" },
  { "continue", NULL },
  { "memo-rows", NULL },
  { "first-steps", "win.first-steps" },
  { "settings", "win.show-settings('centre')" },
  { "settings", "win.show-settings('staff')" },
  { "settings", "win.show-settings('areas')" },
  { "settings", "win.show-settings('towns')" },
  { "settings", "win.show-settings('members')" },
  { "settings", "win.show-settings('terms')" },
  { "settings", "win.show-settings('referrals')" },
  { "settings", "win.show-settings('request-form')" },
  { "settings", "win.show-settings('import')" },
  { "settings", "win.show-settings('backup')" },
  { "settings", "win.show-settings('check')" },
  { "settings", "win.show-settings('display')" },
};

static const MdgDate today = { 2026, 3, 31 };

static void
set_up (Fixture *self,
        gconstpointer data)
{

  self->folder = mdg_test_folder_new ();

  self->application = mdg_test_app_new ();
  self->workspace = mdg_test_sample_open (self->folder, 0, TRUE);
  g_assert_nonnull (self->workspace);
  mdg_workspace_set_today (self->workspace, &today);

  self->window = mdg_window_new (GTK_APPLICATION (self->application));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1280, 720);
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

/* Time for frames: a page fills and folds itself in the first ones. */
static void
wait_for_frames (void)
{
  gint64 until = g_get_monotonic_time () + G_USEC_PER_SEC * 4 / 10;

  while (g_get_monotonic_time () < until)
    {
      mdg_test_settle ();
      g_usleep (5000);
    }
}

/* A record for an action that shows one: a meeting that has an agenda, a cycle. */
static GVariant *
new_target (Fixture *self,
            const char *action)
{
  MdgKind kind = g_str_equal (action, "win.show-cycle") ? MDG_KIND_CYCLE : g_str_equal (action, "win.show-agency") ? MDG_KIND_AGENCY
                                                                                                                   : MDG_KIND_AGENDA_ITEM;
  g_autoptr (GPtrArray) records = mdg_workspace_list (self->workspace, kind, NULL);
  g_autofree char *uuid = NULL;

  g_assert_cmpuint (records->len, >, 0);
  uuid = mdg_uuid_dup_string (kind != MDG_KIND_AGENDA_ITEM ? mdg_record_get_uuid (records->pdata[0]) : mdg_record_get_reference (records->pdata[0], MDG_AGENDA_ITEM_MEETING));

  return g_variant_ref_sink (g_variant_new_string (uuid));
}

static void
act (Fixture *self,
     const Visit *place)
{
  g_autoptr (GVariant) target = NULL;
  g_autofree char *name = NULL;

  if (place->action == NULL)
    mdg_window_show_page (self->window, place->page);
  else if (g_str_equal (place->action, "open-first-case"))
    {
      mdg_window_show_page (self->window, "cases");
      wait_for_frames ();
      g_signal_emit_by_name (mdg_test_find (GTK_WIDGET (mdg_window_get_visible_page (self->window)), GTK_TYPE_LIST_VIEW), "activate", 0);
    }
  else
    {
      g_assert_true (g_action_parse_detailed_name (place->action, &name, &target, NULL));
      if (target == NULL && g_action_group_get_action_parameter_type (G_ACTION_GROUP (self->window), name + strlen ("win.")) != NULL)
        target = new_target (self, name);
      g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (self->window), name, target));
    }
  wait_for_frames ();
}

static guint
report (const char *place,
        GPtrArray *faults)
{
  for (guint i = 0; i < faults->len; i++)
    g_test_message ("%s: %s", place, (const char *) faults->pdata[i]);

  return faults->len;
}

static guint
check_place (Fixture *self,
             const char *place)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (self->window), MDG_TYPE_WINDOW, "main_stack"));
  MdgPage *page = mdg_window_get_visible_page (self->window);
  g_autoptr (GPtrArray) nameless = mdg_access_list_nameless (root);
  g_autoptr (GPtrArray) foreign = mdg_access_list_foreign (root);
  g_autoptr (GPtrArray) clipped = mdg_access_list_clipped (root);
  g_autoptr (GPtrArray) tab = NULL;

  mdg_page_focus_first (page);
  wait_for_frames ();
  tab = mdg_access_list_tab_faults (GTK_WINDOW (self->window), GTK_WIDGET (page));

  return report (place, nameless) + report (place, foreign) + report (place, clipped) + report (place, tab);
}

static void
test_every_page (Fixture *self,
                 gconstpointer data)
{
  guint n_faults = 0;

  for (guint i = 0; i < G_N_ELEMENTS (visits); i++)
    {
      const char *place = visits[i].action != NULL ? visits[i].action : visits[i].page;

      act (self, &visits[i]);
      g_assert_true (mdg_window_get_visible_page (self->window) == mdg_window_get_page (self->window, visits[i].page));
      n_faults += check_place (self, place);
    }

  g_assert_cmpuint (n_faults, ==, 0);
}

/* Whoever adds a page adds its visit. */
static void
test_no_page_is_left_out (Fixture *self,
                          gconstpointer data)
{
  g_auto (GStrv) pages = mdg_window_list_pages_to_make (self->window);

  g_assert_cmpuint (g_strv_length (pages), >, 5);
  for (char **page = pages; *page != NULL; page++)
    {
      gboolean is_visited = FALSE;

      for (guint k = 0; k < G_N_ELEMENTS (visits); k++)
        is_visited |= g_strcmp0 (visits[k].page, *page) == 0;
      g_test_message ("%s", *page);
      g_assert_true (is_visited);
    }
}

/* The control. */

static GtkWidget *
show_broken_page (Fixture *self,
                  GtkWidget *broken)
{
  MdgPage *page = mdg_test_page_new ("見本");

  for (guint i = 0; i < 2; i++)
    gtk_accessible_update_property (GTK_ACCESSIBLE (mdg_test_page_get_entry (MDG_TEST_PAGE (page), i)), GTK_ACCESSIBLE_PROPERTY_LABEL, "欄", -1);
  if (broken != NULL)
    gtk_box_append (GTK_BOX (page), broken);
  mdg_window_add_sub_page (self->window, "broken", NULL, page);
  mdg_window_show_page (self->window, "broken");
  wait_for_frames ();

  return GTK_WIDGET (page);
}

static void
test_a_sound_page_passes (Fixture *self,
                          gconstpointer data)
{
  show_broken_page (self, NULL);

  g_assert_cmpuint (check_place (self, "sound"), ==, 0);
}

static void
test_a_nameless_button_is_found (Fixture *self,
                                 gconstpointer data)
{
  g_autoptr (GPtrArray) faults = mdg_access_list_nameless (show_broken_page (self, gtk_button_new_from_icon_name ("edit-symbolic")));

  g_assert_cmpuint (faults->len, ==, 1);
}

static void
test_english_is_found (Fixture *self,
                       gconstpointer data)
{
  g_autoptr (GPtrArray) faults = mdg_access_list_foreign (show_broken_page (self, gtk_label_new ("Ctrl Save")));

  g_assert_cmpuint (faults->len, ==, 1);
}

static void
test_a_cut_label_is_found (Fixture *self,
                           gconstpointer data)
{
  GtkWidget *label = gtk_label_new ("とても長い見出しなのでここには入りきらない");
  g_autoptr (GPtrArray) faults = NULL;

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 4);
  gtk_widget_set_halign (label, GTK_ALIGN_START);
  faults = mdg_access_list_clipped (show_broken_page (self, label));
  g_assert_cmpuint (faults->len, ==, 1);
}

static void
test_a_trap_for_tab_is_found (Fixture *self,
                              gconstpointer data)
{
  GtkWidget *label = gtk_label_new ("見本");
  GtkWidget *page;
  g_autoptr (GPtrArray) faults = NULL;

  /* It says that it took the focus and did not. */
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_focusable (label, FALSE);
  page = show_broken_page (self, label);
  mdg_page_focus_first (MDG_PAGE (page));
  faults = mdg_access_list_tab_faults (GTK_WINDOW (self->window), page);
  g_assert_cmpuint (faults->len, >, 0);
}

int
main (int argc,
      char **argv)
{
  g_setenv ("LC_ALL", "ja_JP.UTF-8", TRUE);
  g_setenv ("LANGUAGE", "ja", TRUE);
  /* Keeps what a screen reader would be told, without a bus. */
  g_setenv ("GTK_A11Y", "test", TRUE);
  mdg_install_set_locale ();
  mdg_test_app_init (&argc, &argv);

#define ADD(name, test) g_test_add (name, Fixture, NULL, set_up, test, tear_down)
  ADD ("/accessible/sound-page-passes", test_a_sound_page_passes);
  ADD ("/accessible/nameless-button-is-found", test_a_nameless_button_is_found);
  ADD ("/accessible/english-is-found", test_english_is_found);
  ADD ("/accessible/cut-label-is-found", test_a_cut_label_is_found);
  ADD ("/accessible/trap-for-tab-is-found", test_a_trap_for_tab_is_found);
  ADD ("/accessible/no-page-is-left-out", test_no_page_is_left_out);
  ADD ("/accessible/every-page", test_every_page);
#undef ADD

  return g_test_run ();
}
