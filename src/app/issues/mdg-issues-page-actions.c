#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-issues-page-private.h"

#include <glib/gi18n-lib.h>

#include "mdg-case-sets.h"
#include "mdg-case.h"
#include "mdg-classify-step.h"
#include "mdg-heads-dialog.h"
#include "mdg-issue-list.h"
#include "mdg-raise-dialog.h"
#include "mdg-suggestion-box.h"

static gboolean
get_cursor (MdgIssuesPage *self,
            guint *row,
            guint *column)
{
  return self->sheet != NULL && mdg_issue_grid_get_cursor (self->grid, row, column);
}

static void
on_item_toggled (MdgIssuesPage *self,
                 const char *issue)
{
  guint row;
  guint column;

  if (get_cursor (self, &row, &column))
    mdg_classify_step_toggle (self->changes, &mdg_classify_sheet_get_case (self->sheet, row)->uuid, issue);
}

static void
focus_grid (MdgIssuesPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
on_listed (MdgIssuesPage *self)
{
  guint row;
  guint column;
  MdgIssueList *list;

  if (!get_cursor (self, &row, &column))
    return;

  list = mdg_issue_list_open (GTK_WIDGET (self->grid), self->sheet, row, column);
  mdg_issue_grid_point_at_cursor (self->grid, GTK_POPOVER (list));
  g_signal_connect_object (list, "toggled", G_CALLBACK (on_item_toggled), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "closed", G_CALLBACK (focus_grid), self, G_CONNECT_SWAPPED);
}

/* Space: the one tick goes, an empty cell gets what is most likely; where that is not clear, the list opens. */
static void
on_toggled (MdgIssuesPage *self)
{
  guint row;
  guint column;
  GPtrArray *ticks;
  const char *issue = NULL;

  if (!get_cursor (self, &row, &column))
    return;

  ticks = mdg_classify_sheet_get_ticks (self->sheet, row, column);
  if (ticks == NULL)
    issue = mdg_classify_guess (self->workspace, self->sheet, row, column);
  else if (ticks->len == 1)
    issue = ((MdgMatrixTick *) ticks->pdata[0])->issue;

  if (issue != NULL)
    on_item_toggled (self, issue);
  else
    on_listed (self);
}

static void
on_cleared (MdgIssuesPage *self)
{
  guint row;
  guint column;
  GPtrArray *ticks = get_cursor (self, &row, &column) ? mdg_classify_sheet_get_ticks (self->sheet, row, column) : NULL;

  if (ticks != NULL)
    mdg_classify_step_clear (self->changes, &mdg_classify_sheet_get_case (self->sheet, row)->uuid, ticks);
}

static void
on_opened (MdgIssuesPage *self)
{
  guint row;
  guint column;
  g_autofree char *uuid = NULL;

  if (!get_cursor (self, &row, &column))
    return;

  uuid = mdg_uuid_dup_string (&mdg_classify_sheet_get_case (self->sheet, row)->uuid);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-case", "s", uuid);
}

static void
on_ticked (MdgIssuesPage *self,
           const char *issue)
{
  guint row;
  guint column;
  guint target;

  if (!get_cursor (self, &row, &column))
    return;

  mdg_classify_step_tick (self->changes, &mdg_classify_sheet_get_case (self->sheet, row)->uuid, issue);
  target = mdg_classify_columns_find (mdg_classify_sheet_get_columns (self->sheet), issue, NULL);
  if (target != G_MAXUINT && target != column)
    mdg_issue_grid_set_cursor (self->grid, row, target);
}

static void
on_weighted (MdgIssuesPage *self,
             const char *tick,
             guint weight)
{
  mdg_classify_step_weight (self->changes, tick, weight);
}

static void
on_worded (MdgIssuesPage *self,
           const char *tick,
           const char *text)
{
  mdg_classify_step_text (self->changes, tick, text);
}

static void
on_consultation_chosen (MdgIssuesPage *self,
                        const char *uuid)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-consultation", "s", uuid);
}

static void
take_proposal (MdgIssuesPage *self,
               guint key)
{
  const MdgProposal *proposal = mdg_issue_pane_get_proposal (self->pane, key);
  guint row;
  guint column;

  if (proposal != NULL && get_cursor (self, &row, &column))
    mdg_suggestion_box_accept (self->changes, &mdg_classify_sheet_get_case (self->sheet, row)->uuid, proposal);
}

static void
take_suggestion_action (GtkWidget *widget,
                        const char *action_name,
                        GVariant *parameter)
{
  take_proposal (MDG_ISSUES_PAGE (widget), (guint) g_variant_get_int32 (parameter));
}

void
mdg_issues_page_connect (MdgIssuesPage *self)
{
  mdg_suggestion_box_add_keys (GTK_WIDGET (self), "issues.take-suggestion");
  g_signal_connect_object (self->pane, "proposal-chosen", G_CALLBACK (take_proposal), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "listed", G_CALLBACK (on_listed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "cleared", G_CALLBACK (on_cleared), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "opened", G_CALLBACK (on_opened), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "drilled", G_CALLBACK (mdg_issues_page_drill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pane, "ticked", G_CALLBACK (on_ticked), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pane, "unticked", G_CALLBACK (on_item_toggled), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pane, "weighted", G_CALLBACK (on_weighted), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pane, "worded", G_CALLBACK (on_worded), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pane, "consultation-chosen", G_CALLBACK (on_consultation_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pane, "case-chosen", G_CALLBACK (on_opened), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pane, "left", G_CALLBACK (focus_grid), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->changes, "said", G_CALLBACK (mdg_issues_page_say), self, G_CONNECT_SWAPPED);
}

static void
undo_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  mdg_change_stack_undo (MDG_ISSUES_PAGE (widget)->changes);
}

static void
redo_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  mdg_change_stack_redo (MDG_ISSUES_PAGE (widget)->changes);
}

static MdgChange *
make_set (MdgWorkspace *workspace,
          gpointer data,
          GError **error)
{
  MdgIssuesPage *self = data;

  return mdg_case_sets_new_set (workspace, NULL, &self->set, error);
}

static void
open_editor (MdgIssuesPage *self)
{
  g_autofree char *uuid = mdg_uuid_dup_string (&self->set);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-case-set", "s", uuid);
}

static void
on_set_made (MdgIssuesPage *self,
             MdgChange *change)
{
  g_signal_handlers_disconnect_by_func (self->changes, on_set_made, self);
  self->has_set = TRUE;
  mdg_issues_page_reload (self);
  open_editor (self);
}

static void
new_set_action (GtkWidget *widget,
                const char *action_name,
                GVariant *parameter)
{
  MdgIssuesPage *self = MDG_ISSUES_PAGE (widget);

  g_signal_connect_object (self->changes, "saved", G_CALLBACK (on_set_made), self, G_CONNECT_SWAPPED);
  mdg_change_stack_run (self->changes, make_set, g_object_ref (self), g_object_unref);
}

static void
edit_set_action (GtkWidget *widget,
                 const char *action_name,
                 GVariant *parameter)
{
  MdgIssuesPage *self = MDG_ISSUES_PAGE (widget);

  if (!mdg_uuid_is_nil (&self->set))
    open_editor (self);
}

static MdgChange *
make_removal (MdgWorkspace *workspace,
              gpointer data,
              GError **error)
{
  return mdg_case_sets_new_removal (workspace, data, error);
}

static void
on_set_removed (MdgIssuesPage *self,
                MdgChange *change)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *uuid = mdg_uuid_dup_string (mdg_change_get_uuid (change));
  g_autofree char *action = g_strdup_printf ("win.undo-change('%s')", uuid);

  g_signal_handlers_disconnect_by_func (self->changes, on_set_removed, self);
  if (MDG_IS_WINDOW (root))
    mdg_window_toast_undo (MDG_WINDOW (root), _ ("The set was removed; its cases are untouched"), action);
}

static void
remove_set_action (GtkWidget *widget,
                   const char *action_name,
                   GVariant *parameter)
{
  MdgIssuesPage *self = MDG_ISSUES_PAGE (widget);

  if (mdg_uuid_is_nil (&self->set))
    return;

  g_signal_connect_object (self->changes, "saved", G_CALLBACK (on_set_removed), self, G_CONNECT_SWAPPED);
  mdg_change_stack_run (self->changes, make_removal, g_memdup2 (&self->set, sizeof self->set), g_free);
}

static void
edit_heads_action (GtkWidget *widget,
                   const char *action_name,
                   GVariant *parameter)
{
  MdgIssuesPage *self = MDG_ISSUES_PAGE (widget);

  if (self->sheet != NULL)
    gtk_window_present (GTK_WINDOW (mdg_heads_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->workspace, self->changes, mdg_classify_columns_get_fiscal_year (mdg_classify_sheet_get_columns (self->sheet)))));
}

static void
not_needed_action (GtkWidget *widget,
                   const char *action_name,
                   GVariant *parameter)
{
  MdgIssuesPage *self = MDG_ISSUES_PAGE (widget);
  guint row;
  guint column;

  if (get_cursor (self, &row, &column))
    mdg_classify_step_unneeded (self->changes, &mdg_classify_sheet_get_case (self->sheet, row)->uuid, _ ("Judged unnecessary"));
}

/* The cases ticked in the column of the cursor; the dialog lets some of them go. */
static void
raise_action (GtkWidget *widget,
              const char *action_name,
              GVariant *parameter)
{
  MdgIssuesPage *self = MDG_ISSUES_PAGE (widget);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  GtkWidget *dialog;
  MdgUuid area;
  guint row;
  guint column;

  if (!get_cursor (self, &row, &column))
    return;

  mdg_issues_page_get_filter (self, &area, &from, &to);
  dialog = mdg_raise_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->workspace, self->changes, self->sheet, column, &area);
  if (dialog != NULL)
    gtk_window_present (GTK_WINDOW (dialog));
  else
    mdg_issues_page_say (self, _ ("No case is ticked in this column. Tick one first."));
}

/* What became of the case under the cursor. */
static void
trace_action (GtkWidget *widget,
              const char *action_name,
              GVariant *parameter)
{
  MdgIssuesPage *self = MDG_ISSUES_PAGE (widget);
  g_autofree char *text = NULL;
  guint row;
  guint column;

  if (!get_cursor (self, &row, &column))
    return;

  text = mdg_uuid_dup_string (&mdg_classify_sheet_get_case (self->sheet, row)->uuid);
  gtk_widget_activate_action (widget, "win.show-trace", "(ss)", mdg_case_info.table, text);
}

static void
end_drill_action (GtkWidget *widget,
                  const char *action_name,
                  GVariant *parameter)
{
  MdgIssuesPage *self = MDG_ISSUES_PAGE (widget);

  mdg_issues_page_drill (self, G_MAXUINT, G_MAXUINT);
  focus_grid (self);
}

void
mdg_issues_page_update_actions (MdgIssuesPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean is_set = !mdg_uuid_is_nil (&self->set);
  gboolean can_write = !mdg_workspace_is_read_only (self->workspace);
  gboolean has_rows = self->sheet != NULL && mdg_classify_sheet_get_n_rows (self->sheet) > 0;

  gtk_widget_action_set_enabled (widget, "issues.new-set", can_write);
  gtk_widget_action_set_enabled (widget, "issues.edit-set", is_set);
  gtk_widget_action_set_enabled (widget, "issues.remove-set", is_set && can_write);
  gtk_widget_action_set_enabled (widget, "issues.edit-heads", can_write);
  gtk_widget_action_set_enabled (widget, "issues.not-needed", !is_set && has_rows && can_write);
  gtk_widget_action_set_enabled (widget, "issues.raise", has_rows && can_write);
  gtk_widget_action_set_enabled (widget, "page.trace", has_rows);
  gtk_widget_action_set_enabled (widget, "issues.end-drill", self->drill_column != G_MAXUINT || self->drill_group != G_MAXUINT);
}

void
mdg_issues_page_class_add_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "issues.take-suggestion", "i", take_suggestion_action);
  gtk_widget_class_install_action (widget_class, "issues.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "issues.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "issues.new-set", NULL, new_set_action);
  gtk_widget_class_install_action (widget_class, "issues.edit-set", NULL, edit_set_action);
  gtk_widget_class_install_action (widget_class, "issues.remove-set", NULL, remove_set_action);
  gtk_widget_class_install_action (widget_class, "issues.edit-heads", NULL, edit_heads_action);
  gtk_widget_class_install_action (widget_class, "issues.not-needed", NULL, not_needed_action);
  gtk_widget_class_install_action (widget_class, "issues.raise", NULL, raise_action);
  gtk_widget_class_install_action (widget_class, "page.trace", NULL, trace_action);
  gtk_widget_class_install_action (widget_class, "issues.end-drill", NULL, end_drill_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "issues.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "issues.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_y, GDK_CONTROL_MASK, "issues.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_r, GDK_CONTROL_MASK, "issues.raise", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "issues.end-drill", NULL);
}
