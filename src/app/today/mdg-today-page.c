#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-today-page.h"

#include <glib/gi18n-lib.h>

#include "mdg-app-paths.h"
#include "mdg-key-hints.h"
#include "mdg-promise-row.h"
#include "mdg-referral-box.h"
#include "mdg-settings.h"
#include "mdg-today-layout.h"
#include "mdg-today.h"
#include "mdg-waiting-row.h"

#define STRUCK_OUT_SECONDS 5
#define COLUMN_SPACING 24

struct _MdgTodayPage
{
  MdgPage parent_instance;

  MdgWorkspace *workspace;
  guint reload_source;
  guint count_source;
  GCancellable *counting; /* of what is done; NULL when nothing is counted */
  gboolean is_fresh;      /* loaded when it was made and not shown since */
  MdgUuid done;           /* the last one ticked, struck out until the page is loaded anew */

  GtkStack *stack;
  AdwStatusPage *nothing;
  GtkBox *columns;
  GtkListBox *promises;
  GtkBox *side;
  MdgReferralBox *referrals;
  GtkListBox *waiting;
  GtkWidget *waiting_head;
  GtkLabel *waiting_count;
  GtkWidget *drafts_button;
  GtkLabel *drafts_count;
  GtkWidget *unchecked_button;
  GtkLabel *unchecked_count;
  GtkBox *hints;
  GtkWidget *mine; /* in the header bar */
  GtkLabel *done_label;
};

G_DEFINE_FINAL_TYPE (MdgTodayPage, mdg_today_page, MDG_TYPE_PAGE)

static MdgWindow *
get_window (MdgTodayPage *self)
{
  return MDG_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static const char *
get_group_title (MdgPromiseGroup group)
{
  static const char *const titles[MDG_N_PROMISE_GROUPS] = {
    N_ ("Overdue"),
    N_ ("Today"),
    N_ ("Within five business days"),
    N_ ("Later"),
    N_ ("Waiting for others"),
  };

  return _ (titles[group]);
}

static guint
count_group (GtkListBox *list,
             MdgPromiseGroup group)
{
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (list)); row != NULL; row = gtk_widget_get_next_sibling (row))
    n += MDG_IS_PROMISE_ROW (row) && mdg_promise_row_get_group (MDG_PROMISE_ROW (row)) == group;

  return n;
}

static void
set_header (GtkListBoxRow *row,
            GtkListBoxRow *before,
            gpointer user_data)
{
  MdgTodayPage *self = user_data;
  MdgPromiseGroup group = mdg_promise_row_get_group (MDG_PROMISE_ROW (row));
  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *count;
  g_autofree char *text = NULL;
  guint n;

  if (before != NULL && mdg_promise_row_get_group (MDG_PROMISE_ROW (before)) == group)
    {
      gtk_list_box_row_set_header (row, NULL);
      gtk_widget_remove_css_class (GTK_WIDGET (row), "mdg-first");
      gtk_widget_remove_css_class (GTK_WIDGET (before), "mdg-last");
      gtk_widget_add_css_class (GTK_WIDGET (row), "mdg-last");
      return;
    }

  n = count_group (self->promises, group);
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u item", "%u items", n), n);
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  title = gtk_label_new (get_group_title (group));
  count = gtk_label_new (text);
  gtk_widget_add_css_class (title, group == MDG_PROMISE_OVERDUE ? "mdg-late" : "mdg-heading");
  gtk_widget_add_css_class (count, "mdg-dim");
  gtk_widget_add_css_class (box, "mdg-promise-head");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_header (row, box);
  gtk_widget_add_css_class (GTK_WIDGET (row), "mdg-first");
  gtk_widget_add_css_class (GTK_WIDGET (row), "mdg-last");
}

static void
clear_list (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

static void on_row_done (MdgPromiseRow *row,
                         MdgTodayPage *self);

static void
fill_promises (MdgTodayPage *self,
               MdgToday *today,
               const MdgDate *day)
{
  clear_list (self->promises);
  gtk_list_box_set_header_func (self->promises, NULL, NULL, NULL);

  for (guint group = 0; group <= MDG_PROMISE_LATER; group++)
    for (guint i = 0; i < today->groups[group]->len; i++)
      {
        MdgPromiseRow *row = mdg_promise_row_new (today->groups[group]->pdata[i], day);

        g_signal_connect_object (row, "done", G_CALLBACK (on_row_done), self, 0);
        gtk_list_box_append (self->promises, GTK_WIDGET (row));
      }

  gtk_list_box_set_header_func (self->promises, set_header, self, NULL);
}

static void
fill_side (MdgTodayPage *self,
           MdgToday *today,
           const MdgDate *day)
{
  GPtrArray *waiting = today->groups[MDG_PROMISE_WAITING];
  g_autofree char *count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u item", "%u items", waiting->len), waiting->len);
  g_autofree char *drafts = g_strdup_printf ("%u", today->n_drafts);
  g_autofree char *unchecked = g_strdup_printf ("%u", today->n_unchecked);

  clear_list (self->waiting);
  for (guint i = 0; i < waiting->len; i++)
    {
      GtkWidget *row = GTK_WIDGET (mdg_waiting_row_new (waiting->pdata[i], day));

      if (i == 0)
        gtk_widget_add_css_class (row, "mdg-first");
      if (i + 1 == waiting->len)
        gtk_widget_add_css_class (row, "mdg-last");
      gtk_list_box_append (self->waiting, row);
    }

  gtk_label_set_text (self->waiting_count, count);
  gtk_widget_set_visible (self->waiting_head, waiting->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->waiting), waiting->len > 0);
  gtk_label_set_text (self->drafts_count, drafts);
  gtk_widget_set_visible (self->drafts_button, today->n_drafts > 0);
  gtk_label_set_text (self->unchecked_count, unchecked);
  gtk_widget_set_visible (self->unchecked_button, today->n_unchecked > 0);
}

/* Without somebody at the desk nothing is anybody's. */
static gboolean
is_only_mine (MdgTodayPage *self)
{
  return mdg_workspace_get_staff (self->workspace) != NULL && g_settings_get_boolean (mdg_settings_get (), "today-only-mine");
}

static void
show_totals (MdgTodayPage *self,
             MdgToday *today)
{
  gboolean empty = TRUE;

  for (guint i = 0; i < MDG_N_PROMISE_GROUPS; i++)
    empty = empty && today->groups[i]->len == 0;

  adw_status_page_set_title (self->nothing, is_only_mine (self) ? _ ("No Promises of Yours Are Open") : _ ("No Promises Are Open"));
  gtk_stack_set_visible_child_name (self->stack, empty && today->n_drafts == 0 && today->n_unchecked == 0 && !gtk_widget_get_visible (GTK_WIDGET (self->referrals)) ? "empty" : "list");
  gtk_widget_set_visible (GTK_WIDGET (self->hints), !empty);
  mdg_page_set_badge (MDG_PAGE (self), mdg_today_count_due (today));
}

static void
count_done_cb (GObject *source,
               GAsyncResult *result,
               gpointer user_data)
{
  g_autoptr (MdgTodayPage) self = user_data;
  gint64 n = mdg_today_count_done_finish (MDG_WORKSPACE (source), result, NULL);
  g_autofree char *text = n > 0 ? g_strdup_printf (_ ("%d done on the last business day"), (int) n) : NULL;

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;

  g_clear_object (&self->counting);
  gtk_label_set_text (self->done_label, text != NULL ? text : "");
}

static void
stop_counting (MdgTodayPage *self)
{
  g_clear_handle_id (&self->count_source, g_source_remove);
  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
}

static gboolean
start_counting (gpointer user_data)
{
  MdgTodayPage *self = user_data;

  self->count_source = 0;
  self->counting = g_cancellable_new ();
  mdg_today_count_done_async (self->workspace, self->counting, count_done_cb, g_object_ref (self));

  return G_SOURCE_REMOVE;
}

/* After the page is painted. */
static void
count_done_later (MdgTodayPage *self)
{
  stop_counting (self);
  self->count_source = g_idle_add_full (G_PRIORITY_LOW, start_counting, self, NULL);
}

/* Of the row with the focus, else of the selected one; they part when somebody goes by Tab. */
static int
get_current_index (GtkListBox *list)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (list));
  GtkListBoxRow *row = focus != NULL ? GTK_LIST_BOX_ROW (focus) : gtk_list_box_get_selected_row (list);

  return row != NULL ? gtk_list_box_row_get_index (row) : -1;
}

/* Keeps the place: after something was done the next row is selected and has the focus if the list had it. */
static void
restore_selection (GtkListBox *list,
                   int index,
                   gboolean had_focus)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, MAX (0, index));

  for (; row == NULL && index > 0; index--)
    row = gtk_list_box_get_row_at_index (list, index - 1);
  if (row == NULL)
    return;

  gtk_list_box_select_row (list, row);
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
reload (MdgTodayPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgToday) today = mdg_today_load (self->workspace, is_only_mine (self), &error);
  int index = get_current_index (self->promises);
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->promises)) != NULL;
  g_autofree char *subtitle = NULL;
  MdgDate day;

  g_clear_handle_id (&self->reload_source, g_source_remove);
  if (today == NULL)
    {
      mdg_window_toast (get_window (self), error->message);
      return;
    }

  mdg_workspace_get_today (self->workspace, &day);
  subtitle = mdg_date_format_long (&day);
  mdg_page_set_subtitle (MDG_PAGE (self), subtitle);
  fill_promises (self, today, &day);
  fill_side (self, today, &day);
  mdg_referral_box_load (self->referrals, self->workspace, is_only_mine (self));
  show_totals (self, today);
  count_done_later (self);
  restore_selection (self->promises, index, had_focus);
}

static gboolean
reload_cb (gpointer user_data)
{
  MdgTodayPage *self = user_data;

  self->reload_source = 0;
  reload (self);

  return G_SOURCE_REMOVE;
}

/* What nobody sees is brought up to date when it is shown: drafts alone change with every pause in typing. */
static gboolean
is_out_of_sight (MdgTodayPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    return FALSE;

  self->is_fresh = FALSE;

  return TRUE;
}

static void
on_reload_wanted (MdgTodayPage *self)
{
  if (!is_out_of_sight (self))
    reload (self);
}

/* A row that was ticked stays a while, so that a slip is seen. */
static void
on_changed (MdgTodayPage *self)
{
  if (is_out_of_sight (self))
    return;

  if (self->reload_source == 0)
    self->reload_source = mdg_uuid_is_nil (&self->done) ? g_idle_add (reload_cb, self) : g_timeout_add_seconds (STRUCK_OUT_SECONDS, reload_cb, self);
  self->done = (MdgUuid){ 0 };
}

typedef struct
{
  MdgTodayPage *page;
  MdgChange *change;
  char *text;
} Saving;

static void
save_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  Saving *saving = user_data;
  g_autoptr (MdgTodayPage) self = saving->page;
  g_autoptr (MdgChange) change = saving->change;
  g_autofree char *text = saving->text;
  g_autoptr (GError) error = NULL;

  g_free (saving);
  if (!mdg_workspace_save_finish (MDG_WORKSPACE (source), result, &error))
    {
      self->done = (MdgUuid){ 0 };
      reload (self);
      if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
        mdg_window_toast (get_window (self), error->message);
      return;
    }

  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    {
      g_autofree char *uuid = mdg_uuid_dup_string (mdg_change_get_uuid (change));
      g_autofree char *action = g_strdup_printf ("win.undo-change('%s')", uuid);

      mdg_window_toast_undo (get_window (self), text, action);
    }
}

static void
save (MdgTodayPage *self,
      MdgChange *change,
      char *text)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->page = g_object_ref (self);
  saving->change = g_object_ref (change);
  saving->text = text;
  mdg_workspace_save_async (self->workspace, change, NULL, save_cb, saving);
}

static void
on_row_done (MdgPromiseRow *row,
             MdgTodayPage *self)
{
  MdgPromise *promise = mdg_promise_row_get_promise (row);
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgChange) change = mdg_today_new_done (self->workspace, promise, &error);

  if (change == NULL)
    {
      mdg_window_toast (get_window (self), error->message);
      reload (self);
      return;
    }

  mdg_promise_row_set_done (row);
  self->done = mdg_promise_get_data (promise)->follow_up;
  save (self, change, g_strdup_printf (_ ("Done: %s"), mdg_promise_get_data (promise)->what));
}

static MdgPromise *
get_selected (MdgTodayPage *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkListBox *list = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->waiting)) ? self->waiting : self->promises;
  GtkListBoxRow *row = gtk_list_box_get_selected_row (list);

  if (row == NULL)
    return NULL;
  if (MDG_IS_WAITING_ROW (row))
    return mdg_waiting_row_get_promise (MDG_WAITING_ROW (row));

  return mdg_promise_row_is_done (MDG_PROMISE_ROW (row)) ? NULL : mdg_promise_row_get_promise (MDG_PROMISE_ROW (row));
}

static void
activate_with_uuid (MdgTodayPage *self,
                    const char *action,
                    const MdgUuid *uuid)
{
  g_autofree char *text = mdg_uuid_is_nil (uuid) ? g_strdup ("") : mdg_uuid_dup_string (uuid);

  gtk_widget_activate_action (GTK_WIDGET (self), action, "s", text);
}

static void
open_promise (MdgTodayPage *self,
              MdgPromise *promise)
{
  const MdgPromiseData *data = mdg_promise_get_data (promise);

  if (!mdg_uuid_is_nil (&data->consultation))
    activate_with_uuid (self, "win.show-consultation", &data->consultation);
  else
    activate_with_uuid (self, "win.show-case", &data->case_uuid);
}

static void
on_row_activated (MdgTodayPage *self,
                  GtkListBoxRow *row)
{
  if (MDG_IS_WAITING_ROW (row))
    open_promise (self, mdg_waiting_row_get_promise (MDG_WAITING_ROW (row)));
  else
    open_promise (self, mdg_promise_row_get_promise (MDG_PROMISE_ROW (row)));
}

static void
done_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  MdgTodayPage *self = MDG_TODAY_PAGE (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->promises);
  MdgPromise *promise = get_selected (self);
  g_autoptr (MdgChange) change = NULL;

  if (promise == NULL)
    return;

  if (row != NULL && mdg_promise_row_get_promise (MDG_PROMISE_ROW (row)) == promise)
    {
      on_row_done (MDG_PROMISE_ROW (row), self);
      return;
    }

  change = mdg_today_new_done (self->workspace, promise, NULL);
  if (change != NULL)
    save (self, change, g_strdup_printf (_ ("Done: %s"), mdg_promise_get_data (promise)->what));
}

static void
postpone_action (GtkWidget *widget,
                 const char *action_name,
                 GVariant *parameter)
{
  MdgTodayPage *self = MDG_TODAY_PAGE (widget);
  MdgPromise *promise = get_selected (self);
  g_autoptr (MdgChange) change = promise != NULL ? mdg_today_new_postponed (self->workspace, promise, 1, NULL) : NULL;

  if (change != NULL)
    save (self, change, g_strdup_printf (_ ("Put off by one business day: %s"), mdg_promise_get_data (promise)->what));
}

static void
continue_action (GtkWidget *widget,
                 const char *action_name,
                 GVariant *parameter)
{
  MdgTodayPage *self = MDG_TODAY_PAGE (widget);
  MdgPromise *promise = get_selected (self);

  if (promise != NULL)
    activate_with_uuid (self, "win.continue-consultation", &mdg_promise_get_data (promise)->consultation);
}

static void
mdg_today_page_enter (MdgPage *page)
{
  MdgTodayPage *self = MDG_TODAY_PAGE (page);

  if (!self->is_fresh)
    reload (self);
  self->is_fresh = FALSE;
}

static void
mdg_today_page_focus_first (MdgPage *page)
{
  MdgTodayPage *self = MDG_TODAY_PAGE (page);

  restore_selection (self->promises, get_current_index (self->promises), TRUE);
}

static void
mdg_today_page_print (MdgPage *page)
{
  gtk_widget_activate_action (GTK_WIDGET (page), "win.print-handover", NULL);
}

static void
mdg_today_page_dispose (GObject *object)
{
  MdgTodayPage *self = MDG_TODAY_PAGE (object);

  g_clear_handle_id (&self->reload_source, g_source_remove);
  stop_counting (self);
  if (self->promises != NULL)
    gtk_list_box_set_header_func (self->promises, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), MDG_TYPE_TODAY_PAGE);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mdg_today_page_parent_class)->dispose (object);
}

static void
mdg_today_page_class_init (MdgTodayPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  MdgPageClass *page_class = MDG_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_today_page_dispose;
  page_class->enter = mdg_today_page_enter;
  page_class->focus_first = mdg_today_page_focus_first;
  page_class->print = mdg_today_page_print;

  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "today/mdg-today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MdgTodayPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MdgTodayPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, MdgTodayPage, columns);
  gtk_widget_class_bind_template_child (widget_class, MdgTodayPage, promises);
  gtk_widget_class_bind_template_child (widget_class, MdgTodayPage, side);
  gtk_widget_class_bind_template_child (widget_class, MdgTodayPage, waiting);
  gtk_widget_class_bind_template_child (widget_class, MdgTodayPage, waiting_head);
  gtk_widget_class_bind_template_child (widget_class, MdgTodayPage, waiting_count);
  gtk_widget_class_bind_template_child (widget_class, MdgTodayPage, drafts_button);
  gtk_widget_class_bind_template_child (widget_class, MdgTodayPage, drafts_count);
  gtk_widget_class_bind_template_child (widget_class, MdgTodayPage, unchecked_button);
  gtk_widget_class_bind_template_child (widget_class, MdgTodayPage, unchecked_count);
  gtk_widget_class_bind_template_child (widget_class, MdgTodayPage, hints);
  gtk_widget_class_bind_template_child (widget_class, MdgTodayPage, done_label);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);

  gtk_widget_class_install_action (widget_class, "today.done", NULL, done_action);
  gtk_widget_class_install_action (widget_class, "today.postpone", NULL, postpone_action);
  gtk_widget_class_install_action (widget_class, "today.continue", NULL, continue_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "today.done", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, 0, "today.postpone", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_SHIFT_MASK, "today.postpone", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Add, 0, "today.postpone", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, 0, "today.continue", NULL);
}

static void
mdg_today_page_init (MdgTodayPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->referrals = mdg_referral_box_new ();
  gtk_box_prepend (self->side, GTK_WIDGET (self->referrals));
  gtk_widget_set_layout_manager (GTK_WIDGET (self->columns), mdg_today_layout_new (COLUMN_SPACING));
  mdg_key_hints_add (self->hints, "Space", _ ("done"));
  mdg_key_hints_add (self->hints, "Enter", _ ("open the record"));
  mdg_key_hints_add (self->hints, "W", _ ("continue"));
  mdg_key_hints_add (self->hints, "+", _ ("one business day later"));
  mdg_page_add_pane (MDG_PAGE (self), GTK_WIDGET (self->promises));
  mdg_page_add_pane (MDG_PAGE (self), GTK_WIDGET (self->waiting));
}

/* Nobody's own are all there are as long as nobody is chosen. */
static void
update_mine (MdgTodayPage *self)
{
  gtk_widget_set_sensitive (self->mine, mdg_workspace_get_staff (self->workspace) != NULL);
}

static GtkWidget *
new_header (MdgTodayPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *print = gtk_button_new ();
  GtkWidget *content = adw_button_content_new ();

  self->mine = gtk_toggle_button_new_with_label (_ ("Only mine"));
  gtk_widget_set_tooltip_text (self->mine, _ ("Show only what I promised and what nobody has"));
  g_settings_bind (mdg_settings_get (), "today-only-mine", self->mine, "active", G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_NO_SENSITIVITY);
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "printer-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _ ("Handover Sheet"));
  gtk_button_set_child (GTK_BUTTON (print), content);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (print), "win.print-handover");
  gtk_widget_add_css_class (print, "flat");
  gtk_box_append (GTK_BOX (box), self->mine);
  gtk_box_append (GTK_BOX (box), print);

  return box;
}

MdgTodayPage *
mdg_today_page_new (MdgWorkspace *workspace)
{
  MdgTodayPage *self = g_object_new (MDG_TYPE_TODAY_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  mdg_page_set_title (MDG_PAGE (self), _ ("Today"));
  mdg_page_set_header_end (MDG_PAGE (self), new_header (self));
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "register-changed", G_CALLBACK (on_reload_wanted), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "drafts-changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "staff-changed", G_CALLBACK (on_reload_wanted), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "staff-changed", G_CALLBACK (update_mine), self, G_CONNECT_SWAPPED);
  update_mine (self);
  g_signal_connect_object (mdg_settings_get (), "changed::today-only-mine", G_CALLBACK (on_reload_wanted), self, G_CONNECT_SWAPPED);
  reload (self);
  self->is_fresh = TRUE;

  return self;
}

static MdgPage *
make_page (MdgWindow *window)
{
  return MDG_PAGE (mdg_today_page_new (mdg_window_get_workspace (window)));
}

/* While it is shown, the page counts for itself. */
static void
update_badge (MdgWindow *window)
{
  MdgPage *page = mdg_window_find_page (window, "today");
  g_autoptr (MdgToday) today = NULL;

  if (page != NULL && gtk_widget_get_mapped (GTK_WIDGET (page)))
    return;

  today = mdg_today_load (mdg_window_get_workspace (window), g_settings_get_boolean (mdg_settings_get (), "today-only-mine"), NULL);
  if (today != NULL)
    mdg_window_set_badge (window, "today", mdg_today_count_due (today));
}

static gboolean
update_badge_in_idle (gpointer window)
{
  update_badge (window);

  return G_SOURCE_REMOVE;
}

static void
keep_badge (MdgWindow *window)
{
  static const char *const signals[] = { "changed", "register-changed", "staff-changed" };

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (mdg_window_get_workspace (window), signals[i], G_CALLBACK (update_badge), window, G_CONNECT_SWAPPED);
  g_idle_add_full (G_PRIORITY_LOW, update_badge_in_idle, g_object_ref (window), g_object_unref);
}

void
mdg_today_install (MdgWindow *window)
{
  mdg_window_add_page_later (window, "today", "x-office-calendar-symbolic", _ ("Today"), make_page);
  keep_badge (window);
  mdg_window_add_shortcut (window, _ ("Today"), "space", _ ("Mark as done"));
  mdg_window_add_shortcut (window, _ ("Today"), "plus", _ ("One business day later"));
  mdg_window_add_shortcut (window, _ ("Today"), "w", _ ("Continue the consultation"));
  mdg_command_palette_add_command (mdg_window_get_palette (window), _ ("Today"), _ ("today promises deadlines"), "win.show-page('today')");
}
