#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-ladder-page.h"

#include <glib/gi18n-lib.h>

#include "mdg-decision-dialog.h"
#include "mdg-history-dialog.h"
#include "mdg-issue-rows.h"
#include "mdg-issue-split.h"
#include "mdg-issue-tabs.h"
#include "mdg-key-hints.h"
#include "mdg-ladder-card.h"
#include "mdg-ladder-step.h"
#include "mdg-macros.h"
#include "mdg-release-preview.h"
#include "mdg-review-dialog.h"

#define N_YEARS 6

typedef struct
{
  MdgWorkspace *workspace;
  MdgChangeStack *changes;
  MdgLadderGrid *grid;
  MdgLadderCard *card;
  GtkBox *filters;
  GtkDropDown *years;
  GArray *year_numbers; /* int; the first is 0 */
  GtkStack *content;
  AdwStatusPage *none;
  guint reload_source;
  gboolean is_stale; /* changed while somebody writes */
  char *said_next;   /* with Undo, when the change that is under way is on disk */
} MdgLadderPagePrivate;

G_DEFINE_TYPE_WITH_PRIVATE (MdgLadderPage, mdg_ladder_page, MDG_TYPE_PAGE)

static MdgLadderPagePrivate *
get_private (MdgLadderPage *self)
{
  return mdg_ladder_page_get_instance_private (self);
}

static void
say (MdgLadderPage *self,
     const char *text)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (MDG_IS_WINDOW (root) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    mdg_window_toast (MDG_WINDOW (root), text);
}

char *
mdg_ladder_page_dup_key (const MdgUuid *uuid,
                         guint column)
{
  g_autofree char *text = mdg_uuid_dup_string (uuid);

  return g_strdup_printf ("%s %u", text, column);
}

gboolean
mdg_ladder_page_get_shown (MdgLadderPage *self,
                           MdgKind *kind,
                           MdgUuid *uuid)
{
  guint row;
  guint column;

  g_return_val_if_fail (MDG_IS_LADDER_PAGE (self), FALSE);

  return mdg_ladder_grid_get_cursor (get_private (self)->grid, &row, &column) && MDG_LADDER_PAGE_GET_CLASS (self)->find (self, row, column, kind, uuid);
}

static void
show_cursor (MdgLadderPage *self)
{
  MdgLadderPagePrivate *private = get_private (self);
  GtkWidget *widget = GTK_WIDGET (self);
  MdgKind kind = MDG_KIND_RAISED_ISSUE;
  MdgUuid uuid;
  gboolean is_shown = mdg_ladder_page_get_shown (self, &kind, &uuid);
  gboolean can_write = is_shown && !mdg_workspace_is_read_only (private->workspace);

  mdg_ladder_card_show (private->card, kind, is_shown ? &uuid : NULL);
  gtk_widget_action_set_enabled (widget, "ladder.decide", can_write);
  gtk_widget_action_set_enabled (widget, "ladder.to-city", can_write && kind == MDG_KIND_RAISED_ISSUE);
  gtk_widget_action_set_enabled (widget, "ladder.review", can_write && kind == MDG_KIND_MEASURE);
  gtk_widget_action_set_enabled (widget, "ladder.remove", can_write);
  gtk_widget_action_set_enabled (widget, "ladder.show-history", is_shown);
  gtk_widget_action_set_enabled (widget, "page.trace", is_shown);
}

void
mdg_ladder_page_reload (MdgLadderPage *self)
{
  MdgLadderPagePrivate *private = get_private (self);
  g_autoptr (GError) error = NULL;
  guint n_rows;

  g_clear_handle_id (&private->reload_source, g_source_remove);
  private->is_stale = FALSE;
  mdg_ladder_grid_begin (private->grid);
  n_rows = MDG_LADDER_PAGE_GET_CLASS (self)->fill (self, private->grid, &error);
  mdg_ladder_grid_end (private->grid);
  if (error != NULL)
    say (self, error->message);
  gtk_stack_set_visible_child_name (private->content, n_rows > 0 ? "grid" : "none");
}

static gboolean
reload_cb (gpointer user_data)
{
  MdgLadderPagePrivate *private = get_private (user_data);

  private->reload_source = 0;
  mdg_ladder_page_reload (user_data);

  return G_SOURCE_REMOVE;
}

static void
on_saved (MdgLadderPage *self,
          MdgChange *change)
{
  MdgLadderPagePrivate *private = get_private (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *said = g_steal_pointer (&private->said_next);
  g_autofree char *uuid = mdg_uuid_dup_string (mdg_change_get_uuid (change));
  g_autofree char *action = g_strdup_printf ("win.undo-change('%s')", uuid);

  if (said != NULL && MDG_IS_WINDOW (root))
    mdg_window_toast_undo (MDG_WINDOW (root), said, action);
}

/* Nobody's words are taken out from under the hands: the table is filled again when the field is closed. */
static void
queue_reload (MdgLadderPage *self)
{
  MdgLadderPagePrivate *private = get_private (self);

  if (mdg_ladder_grid_is_editing (private->grid) || !gtk_widget_get_mapped (GTK_WIDGET (self)))
  private->is_stale = TRUE;
  else if (private->reload_source == 0) private->reload_source = g_idle_add (reload_cb, self);
}

static void
on_editing_ended (MdgLadderPage *self)
{
  if (get_private (self)->is_stale)
    queue_reload (self);
}

static gboolean
commit (guint row,
        guint column,
        const char *text,
        gpointer user_data,
        GError **error)
{
  return MDG_LADDER_PAGE_GET_CLASS (user_data)->commit (user_data, row, column, text, error);
}

static void
undo_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  mdg_change_stack_undo (get_private (MDG_LADDER_PAGE (widget))->changes);
}

static void
redo_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  mdg_change_stack_redo (get_private (MDG_LADDER_PAGE (widget))->changes);
}

static void
decide_action (GtkWidget *widget,
               const char *action_name,
               GVariant *parameter)
{
  MdgLadderPage *self = MDG_LADDER_PAGE (widget);
  MdgLadderPagePrivate *private = get_private (self);
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog;
  MdgKind kind;
  MdgUuid uuid;

  if (!mdg_ladder_page_get_shown (self, &kind, &uuid))
    return;

  dialog = mdg_decision_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), private->workspace, private->changes, kind, &uuid, &error);
  if (dialog != NULL)
    gtk_window_present (GTK_WINDOW (dialog));
  else
    say (self, error->message);
}

static void
refuse (MdgLadderPage *self,
        const GError *error)
{
  g_clear_pointer (&get_private (self)->said_next, g_free);
  say (self, error->message);
}

static void
to_city_action (GtkWidget *widget,
                const char *action_name,
                GVariant *parameter)
{
  MdgLadderPage *self = MDG_LADDER_PAGE (widget);
  MdgLadderPagePrivate *private = get_private (self);
  g_autoptr (GError) error = NULL;
  MdgKind kind;
  MdgUuid uuid;

  if (!mdg_ladder_page_get_shown (self, &kind, &uuid) || kind != MDG_KIND_RAISED_ISSUE)
    return;

  mdg_set_str (&private->said_next, _ ("A candidate for the issues of the city now rests on it"));
  if (!mdg_ladder_step_to_city (private->changes, private->workspace, &uuid, NULL, &error))
    refuse (self, error);
}

static void
review_action (GtkWidget *widget,
               const char *action_name,
               GVariant *parameter)
{
  MdgLadderPage *self = MDG_LADDER_PAGE (widget);
  MdgKind kind;
  MdgUuid uuid;

  if (mdg_ladder_page_get_shown (self, &kind, &uuid) && kind == MDG_KIND_MEASURE)
    mdg_review_dialog_present (widget, get_private (self)->workspace, &uuid);
}

static void
remove_action (GtkWidget *widget,
               const char *action_name,
               GVariant *parameter)
{
  MdgLadderPage *self = MDG_LADDER_PAGE (widget);
  MdgLadderPagePrivate *private = get_private (self);
  g_autoptr (GError) error = NULL;
  MdgKind kind;
  MdgUuid uuid;

  if (!mdg_ladder_page_get_shown (self, &kind, &uuid))
    return;

  mdg_set_str (&private->said_next, _ ("Withdrawn"));
  if (!mdg_ladder_step_remove (private->changes, private->workspace, kind, &uuid, &error))
    refuse (self, error);
}

static void
show_history_action (GtkWidget *widget,
                     const char *action_name,
                     GVariant *parameter)
{
  MdgLadderPage *self = MDG_LADDER_PAGE (widget);
  MdgKind kind;
  MdgUuid uuid;

  if (mdg_ladder_page_get_shown (self, &kind, &uuid))
    mdg_history_dialog_present (GTK_WINDOW (gtk_widget_get_root (widget)), get_private (self)->workspace, kind, &uuid, kind == MDG_KIND_MEASURE ? _ ("History of the Measure") : _ ("History of the Issue"));
}

static void
trace_action (GtkWidget *widget,
              const char *action_name,
              GVariant *parameter)
{
  g_autofree char *text = NULL;
  MdgKind kind;
  MdgUuid uuid;

  if (!mdg_ladder_page_get_shown (MDG_LADDER_PAGE (widget), &kind, &uuid))
    return;

  text = mdg_uuid_dup_string (&uuid);
  gtk_widget_activate_action (widget, "win.show-trace", "(ss)", mdg_record_info_get (kind)->table, text);
}

static void
mdg_ladder_page_enter (MdgPage *page)
{
  mdg_ladder_page_reload (MDG_LADDER_PAGE (page));
}

static void
mdg_ladder_page_focus_first (MdgPage *page)
{
  if (!gtk_widget_grab_focus (GTK_WIDGET (get_private (MDG_LADDER_PAGE (page))->grid)))
    gtk_widget_child_focus (GTK_WIDGET (page), GTK_DIR_TAB_FORWARD);
}

static MdgReport *
build (MdgVersion version,
       MdgPaper paper,
       gpointer user_data,
       GError **error)
{
  return MDG_LADDER_PAGE_GET_CLASS (user_data)->new_report (user_data, version, paper, error);
}

static void
mdg_ladder_page_print (MdgPage *page)
{
  MdgLadderPage *self = MDG_LADDER_PAGE (page);
  const MdgReleaseChoices choices = { MDG_RELEASE_PREVIEW_ALL, MDG_VERSION_INTERNAL, TRUE };
  g_autoptr (GError) error = NULL;

  if (!mdg_release_preview_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))), get_private (self)->workspace, &choices, build, g_object_ref (self), g_object_unref, &error))
    say (self, error->message);
}

static void
mdg_ladder_page_dispose (GObject *object)
{
  MdgLadderPagePrivate *private = get_private (MDG_LADDER_PAGE (object));

  g_clear_handle_id (&private->reload_source, g_source_remove);
  g_clear_pointer (&private->year_numbers, g_array_unref);
  g_clear_pointer (&private->said_next, g_free);
  g_clear_object (&private->changes);
  g_clear_object (&private->workspace);

  G_OBJECT_CLASS (mdg_ladder_page_parent_class)->dispose (object);
}

static void
add_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "ladder.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "ladder.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "ladder.decide", NULL, decide_action);
  gtk_widget_class_install_action (widget_class, "ladder.to-city", NULL, to_city_action);
  gtk_widget_class_install_action (widget_class, "ladder.review", NULL, review_action);
  gtk_widget_class_install_action (widget_class, "ladder.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "ladder.show-history", NULL, show_history_action);
  gtk_widget_class_install_action (widget_class, "page.trace", NULL, trace_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "ladder.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "ladder.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_y, GDK_CONTROL_MASK, "ladder.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, "ladder.decide", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_r, GDK_CONTROL_MASK, "ladder.to-city", NULL);
}

static void
mdg_ladder_page_class_init (MdgLadderPageClass *klass)
{
  MdgPageClass *page_class = MDG_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_ladder_page_dispose;
  page_class->enter = mdg_ladder_page_enter;
  page_class->focus_first = mdg_ladder_page_focus_first;
  page_class->print = mdg_ladder_page_print;
  add_actions (GTK_WIDGET_CLASS (klass));
}

static void
mdg_ladder_page_init (MdgLadderPage *self)
{
  get_private (self)->year_numbers = g_array_new (FALSE, FALSE, sizeof (int));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
}

static GtkWidget *
new_menu_button (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  g_menu_append (menu, _ ("_Decision of a Board…"), "ladder.decide");
  g_menu_append (menu, _ ("Raise to an Issue of the _City"), "ladder.to-city");
  g_menu_append (menu, _ ("Write a _Review…"), "ladder.review");
  g_menu_append (menu, _ ("Which Cases Is It _From?"), "page.trace");
  g_menu_append (menu, _ ("_History of Changes"), "ladder.show-history");
  g_menu_append (menu, _ ("_Take Back"), "ladder.remove");
  g_menu_append (menu, _ ("_Undo"), "ladder.undo");
  g_menu_append (menu, _ ("_Redo"), "ladder.redo");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("More"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("More about what is under the cursor"), -1);

  return button;
}

static GtkWidget *
new_print_button (void)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = adw_button_content_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "printer-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _ ("Print"));
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.print");
  gtk_widget_add_css_class (button, "flat");

  return button;
}

static void
add_years (MdgLadderPage *self)
{
  MdgLadderPagePrivate *private = get_private (self);
  GtkStringList *names = gtk_string_list_new (NULL);
  int newest = mdg_workspace_get_fiscal_year (private->workspace);
  int none = 0;

  gtk_string_list_append (names, _ ("All fiscal years"));
  g_array_append_val (private->year_numbers, none);
  for (int year = newest; year > newest - N_YEARS; year--)
    {
      g_autofree char *name = mdg_fiscal_year_format_long (year);

      gtk_string_list_append (names, name);
      g_array_append_val (private->year_numbers, year);
    }
  private->years = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (names), NULL));
  mdg_issue_name_drop_down (GTK_WIDGET (private->years), _ ("Fiscal year"));
  g_signal_connect_object (private->years, "notify::selected", G_CALLBACK (mdg_ladder_page_reload), self, G_CONNECT_SWAPPED);
  gtk_box_append (private->filters, GTK_WIDGET (private->years));
}

static void
add_hints (MdgLadderPage *self)
{
  GtkWidget *hints = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (_ ("★ a single case, but grave · candidates and proposals are marked; only a board adopts"));

  gtk_widget_set_margin_start (hints, 16);
  gtk_widget_set_margin_end (hints, 16);
  gtk_widget_set_margin_top (hints, 5);
  gtk_widget_set_margin_bottom (hints, 6);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "mdg-hint");
  gtk_box_append (GTK_BOX (hints), label);
  mdg_key_hints_add (GTK_BOX (hints), "Enter", _ ("write"));
  mdg_key_hints_add (GTK_BOX (hints), "Ctrl+D", _ ("decision"));
  mdg_key_hints_add (GTK_BOX (hints), "Ctrl+T", _ ("which cases"));
  gtk_box_append (GTK_BOX (self), hints);
}

static void
add_content (MdgLadderPage *self,
             const char *label)
{
  MdgLadderPagePrivate *private = get_private (self);
  GtkWidget *split = g_object_new (MDG_TYPE_ISSUE_SPLIT, NULL);

  private->grid = MDG_LADDER_GRID (mdg_ladder_grid_new (label, commit, self));
  private->card = MDG_LADDER_CARD (mdg_ladder_card_new (private->workspace, private->changes));
  mdg_issue_split_set_children (MDG_ISSUE_SPLIT (split), GTK_WIDGET (private->grid), GTK_WIDGET (private->card));
  private->none = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (private->none, "view-grid-symbolic");
  private->content = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (private->content), TRUE);
  gtk_stack_add_named (private->content, split, "grid");
  gtk_stack_add_named (private->content, GTK_WIDGET (private->none), "none");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (private->content));
  g_signal_connect_object (private->grid, "cursor-moved", G_CALLBACK (show_cursor), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (private->grid, "editing-ended", G_CALLBACK (on_editing_ended), self, G_CONNECT_SWAPPED);
  mdg_page_add_pane (MDG_PAGE (self), GTK_WIDGET (private->grid));
  mdg_page_add_pane (MDG_PAGE (self), GTK_WIDGET (private->card));
}

void
mdg_ladder_page_set_up (MdgLadderPage *self,
                        MdgWorkspace *workspace,
                        MdgChangeStack *changes,
                        const char *id,
                        const char *label)
{
  MdgLadderPagePrivate *private = get_private (self);
  GtkWidget *toolbar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *menu = new_menu_button ();

  private->workspace = g_object_ref (workspace);
  private->changes = g_object_ref (changes);
  mdg_page_set_title (MDG_PAGE (self), _ ("Issues"));
  mdg_page_set_is_wide (MDG_PAGE (self), TRUE);
  mdg_page_set_has_tabs (MDG_PAGE (self), TRUE);
  mdg_page_set_header_start (MDG_PAGE (self), mdg_issue_tabs_new (id));
  mdg_page_set_header_end (MDG_PAGE (self), new_print_button ());
  gtk_widget_set_margin_start (toolbar, 16);
  gtk_widget_set_margin_end (toolbar, 16);
  gtk_widget_set_margin_top (toolbar, 6);
  gtk_widget_set_margin_bottom (toolbar, 6);
  private->filters = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8));
  gtk_widget_set_hexpand (GTK_WIDGET (private->filters), TRUE);
  gtk_box_append (GTK_BOX (toolbar), GTK_WIDGET (private->filters));
  gtk_box_append (GTK_BOX (toolbar), menu);
  gtk_box_append (GTK_BOX (self), toolbar);
  gtk_box_append (GTK_BOX (self), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  add_years (self);
  add_content (self, label);
  add_hints (self);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (queue_reload), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "register-changed", G_CALLBACK (queue_reload), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (changes, "saved", G_CALLBACK (on_saved), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (changes, "said", G_CALLBACK (say), self, G_CONNECT_SWAPPED);
}

void
mdg_ladder_page_add_filter (MdgLadderPage *self,
                            GtkWidget *filter)
{
  gtk_box_append (get_private (self)->filters, filter);
}

void
mdg_ladder_page_set_none (MdgLadderPage *self,
                          const char *title,
                          const char *description)
{
  adw_status_page_set_title (get_private (self)->none, title);
  adw_status_page_set_description (get_private (self)->none, description);
}

MdgWorkspace *
mdg_ladder_page_get_workspace (MdgLadderPage *self)
{
  return get_private (self)->workspace;
}

MdgChangeStack *
mdg_ladder_page_get_changes (MdgLadderPage *self)
{
  return get_private (self)->changes;
}

MdgLadderGrid *
mdg_ladder_page_get_grid (MdgLadderPage *self)
{
  return get_private (self)->grid;
}

int
mdg_ladder_page_get_year (MdgLadderPage *self)
{
  MdgLadderPagePrivate *private = get_private (self);
  guint selected = gtk_drop_down_get_selected (private->years);

  return selected < private->year_numbers->len ? g_array_index (private->year_numbers, int, selected) : 0;
}

void
mdg_ladder_page_show_all_years (MdgLadderPage *self)
{
  gtk_drop_down_set_selected (get_private (self)->years, 0);
}
