#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-calls-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "mdg-app-paths.h"
#include "mdg-describe.h"
#include "mdg-hand-forms.h"
#include "mdg-referral-code.h"
#include "mdg-referral.h"
#include "mdg-report-calls.h"
#include "mdg-report-preview.h"
#include "mdg-support-calls.h"
#include "mdg-window.h"

struct _MdgCallsPage
{
  MdgPage parent_instance;

  MdgWorkspace *workspace;
  GPtrArray *lines; /* of MdgCallLine, as the rows stand */

  GtkWidget *nothing;
  GtkListBox *list;
  GtkWidget *print_button;
};

G_DEFINE_FINAL_TYPE (MdgCallsPage, mdg_calls_page, MDG_TYPE_PAGE)

static char *
dup_about (MdgCallsPage *self,
           const MdgCallLine *line)
{
  g_autofree char *discharged = mdg_describe_value (self->workspace, line->referral, MDG_REFERRAL_DISCHARGED_ON);
  g_autofree char *owner = mdg_describe_value (self->workspace, line->referral, MDG_REFERRAL_OWNER);
  g_autoptr (GString) text = g_string_new (NULL);

  if (*discharged != '\0')
    g_string_append_printf (text, _ ("discharged %s"), discharged);
  if (line->last != NULL)
    {
      g_autofree char *day = mdg_describe_day (self->workspace, mdg_record_get_text (line->last, MDG_SUPPORT_CALL_CALLED_AT));
      g_autofree char *result = mdg_describe_value (self->workspace, line->last, MDG_SUPPORT_CALL_RESULT);
      g_autofree char *last = g_strdup_printf (_ ("last call %s (%s)"), day, result);

      g_string_append_printf (text, "%s%s", text->len > 0 ? "　" : "", last);
    }
  else
    g_string_append_printf (text, "%s%s", text->len > 0 ? "　" : "", _ ("not called yet"));
  if (*owner != '\0')
    g_string_append_printf (text, "　%s", owner);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_line (MdgCallsPage *self,
          const MdgCallLine *line)
{
  GtkWidget *row = adw_action_row_new ();
  const char *name = mdg_record_get_text (line->referral, MDG_REFERRAL_SUBJECT_NAME);
  const char *number = mdg_record_get_text (line->referral, MDG_REFERRAL_NUMBER);
  g_autofree char *shown = number != NULL ? mdg_referral_number_format (number) : NULL;
  g_autofree char *title = g_strjoin ("　", name != NULL ? name : _ ("without a name"), shown, NULL);
  g_autofree char *about = dup_about (self, line);
  gboolean is_late = FALSE;
  g_autofree char *due = line->next_on != NULL ? mdg_describe_due (self->workspace, line->next_on, &is_late) : g_strdup (_ ("no day set"));
  GtkWidget *when = gtk_label_new (due);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
  gtk_widget_add_css_class (when, is_late || line->next_on == NULL ? "mdg-late" : "mdg-figures");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), when);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_list_box_append (self->list, row);
}

static void
reload (MdgCallsPage *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  int place = focus != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focus)) : -1;
  GPtrArray *lines = mdg_support_calls_list_due (self->workspace, NULL, NULL);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_ptr_array_unref (self->lines);
  self->lines = lines != NULL ? lines : g_ptr_array_new ();
  for (guint i = 0; i < self->lines->len; i++)
    add_line (self, self->lines->pdata[i]);
  if (place >= 0 && self->lines->len > 0)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, MIN (place, (int) self->lines->len - 1))));
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->lines->len > 0);
  gtk_widget_set_visible (self->nothing, self->lines->len == 0);
}

static void
on_changed (MdgCallsPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    reload (self);
}

static void
on_row_activated (MdgCallsPage *self,
                  GtkListBoxRow *row)
{
  int at = gtk_list_box_row_get_index (row);
  g_autoptr (MdgRecord) call = NULL;

  if (at >= (int) self->lines->len || mdg_workspace_is_read_only (self->workspace))
    return;

  call = mdg_support_calls_new (self->workspace, mdg_record_get_uuid (((MdgCallLine *) self->lines->pdata[at])->referral), NULL);
  if (call != NULL)
    mdg_hand_forms_edit_call (GTK_WIDGET (self), self->workspace, call);
}

static void
mdg_calls_page_enter (MdgPage *page)
{
  reload (MDG_CALLS_PAGE (page));
}

static void
mdg_calls_page_print (MdgPage *page)
{
  MdgCallsPage *self = MDG_CALLS_PAGE (page);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page)));
  g_autoptr (GError) error = NULL;
  MdgReport *report = mdg_report_calls_new (self->workspace, NULL, &error);

  if (report != NULL)
    mdg_report_preview_present (window, self->workspace, report);
  else
    mdg_window_toast (MDG_WINDOW (window), error->message);
}

static void
print_action (GtkWidget *widget,
              const char *action_name,
              GVariant *parameter)
{
  mdg_calls_page_print (MDG_PAGE (widget));
}

static void
mdg_calls_page_focus_first (MdgPage *page)
{
  MdgCallsPage *self = MDG_CALLS_PAGE (page);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);

  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : self->print_button);
}

static void
mdg_calls_page_dispose (GObject *object)
{
  MdgCallsPage *self = MDG_CALLS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MDG_TYPE_CALLS_PAGE);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mdg_calls_page_parent_class)->dispose (object);
}

static void
mdg_calls_page_class_init (MdgCallsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_calls_page_dispose;
  MDG_PAGE_CLASS (klass)->enter = mdg_calls_page_enter;
  MDG_PAGE_CLASS (klass)->focus_first = mdg_calls_page_focus_first;
  MDG_PAGE_CLASS (klass)->print = mdg_calls_page_print;

  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "referrals/mdg-calls-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MdgCallsPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, MdgCallsPage, list);
  gtk_widget_class_bind_template_child (widget_class, MdgCallsPage, print_button);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_install_action (widget_class, "calls.print", NULL, print_action);
}

static void
mdg_calls_page_init (MdgCallsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->lines = g_ptr_array_new ();
}

MdgCallsPage *
mdg_calls_page_new (MdgWorkspace *workspace)
{
  MdgCallsPage *self = g_object_new (MDG_TYPE_CALLS_PAGE, NULL);

  g_return_val_if_fail (MDG_IS_WORKSPACE (workspace), NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);

  return self;
}
