#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-case-row-view.h"

#include <glib/gi18n-lib.h>

#include "mdg-app-paths.h"
#include "mdg-describe.h"

struct _MdgCaseRowView
{
  GtkBox parent_instance;

  MdgWorkspace *workspace;
  MdgCaseRow *row;

  GtkWidget *star;
  GtkLabel *title;
  GtkLabel *facts;
  GtkLabel *number;
  GtkLabel *issues;
  GtkLabel *status;
  GtkWidget *hard;
  GtkWidget *home_risk;
  GtkWidget *unshareable;
  GtkLabel *last;
  GtkLabel *next;
};

G_DEFINE_FINAL_TYPE (MdgCaseRowView, mdg_case_row_view, GTK_TYPE_BOX)

static void
show_next (MdgCaseRowView *self)
{
  gboolean late;
  g_autofree char *next = mdg_case_row_dup_next (self->row, &late);

  gtk_label_set_text (self->next, next);
  if (late)
    gtk_widget_add_css_class (GTK_WIDGET (self->next), "mdg-late");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->next), "mdg-late");
}

static void
show_issues (MdgCaseRowView *self,
             const MdgListedCase *line)
{
  g_autofree char *issues = mdg_case_row_dup_issues (self->row);
  gboolean has_issues = *issues != '\0';

  gtk_label_set_text (self->issues, has_issues ? issues : line->summary != NULL ? line->summary
                                                                                : _ ("Not classified yet"));
  if (has_issues)
    gtk_widget_remove_css_class (GTK_WIDGET (self->issues), "mdg-dim");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->issues), "mdg-dim");
}

static void
show_row (MdgCaseRowView *self)
{
  const MdgListedCase *line = mdg_case_row_get_line (self->row);
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *title = mdg_case_row_dup_title (self->row);
  g_autofree char *facts = mdg_case_row_dup_facts (self->row);
  g_autofree char *day = NULL;
  g_autofree char *last = NULL;
  g_autofree char *summary = NULL;
  const char *status;

  if (line == NULL)
    return;

  day = mdg_describe_day (self->workspace, line->last_at);
  last = g_strdup_printf (ngettext ("%s · %d consultation", "%s · %d consultations", (gulong) line->n_consultations), day, (int) line->n_consultations);
  status = mdg_vocabularies_get_short (mdg_workspace_get_vocabularies (self->workspace), "case_state", line->status != NULL ? line->status : "open", 0);
  gtk_widget_set_visible (self->star, line->is_grave);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->facts, facts);
  gtk_label_set_text (self->number, line->number != NULL ? line->number : "");
  show_issues (self, line);
  gtk_label_set_text (self->status, status);
  gtk_widget_set_visible (self->hard, line->is_hard);
  gtk_widget_set_visible (self->home_risk, line->is_home_risk);
  gtk_widget_set_visible (self->unshareable, line->is_unshareable);
  gtk_label_set_text (self->last, last);
  show_next (self);

  summary = g_strjoin (" ", title, facts, line->number != NULL ? line->number : "", status, gtk_label_get_text (self->issues), gtk_label_get_text (self->next), NULL);
  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, summary, -1);
}

static void
mdg_case_row_view_dispose (GObject *object)
{
  MdgCaseRowView *self = MDG_CASE_ROW_VIEW (object);

  mdg_case_row_view_set_row (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), MDG_TYPE_CASE_ROW_VIEW);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mdg_case_row_view_parent_class)->dispose (object);
}

static void
mdg_case_row_view_class_init (MdgCaseRowViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_case_row_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "cases/mdg-case-row-view.ui");
  gtk_widget_class_bind_template_child (widget_class, MdgCaseRowView, star);
  gtk_widget_class_bind_template_child (widget_class, MdgCaseRowView, title);
  gtk_widget_class_bind_template_child (widget_class, MdgCaseRowView, facts);
  gtk_widget_class_bind_template_child (widget_class, MdgCaseRowView, number);
  gtk_widget_class_bind_template_child (widget_class, MdgCaseRowView, issues);
  gtk_widget_class_bind_template_child (widget_class, MdgCaseRowView, status);
  gtk_widget_class_bind_template_child (widget_class, MdgCaseRowView, hard);
  gtk_widget_class_bind_template_child (widget_class, MdgCaseRowView, home_risk);
  gtk_widget_class_bind_template_child (widget_class, MdgCaseRowView, unshareable);
  gtk_widget_class_bind_template_child (widget_class, MdgCaseRowView, last);
  gtk_widget_class_bind_template_child (widget_class, MdgCaseRowView, next);
}

static void
mdg_case_row_view_init (MdgCaseRowView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mdg_case_row_view_new (MdgWorkspace *workspace)
{
  MdgCaseRowView *self = g_object_new (MDG_TYPE_CASE_ROW_VIEW, NULL);

  self->workspace = g_object_ref (workspace);

  return GTK_WIDGET (self);
}

void
mdg_case_row_view_set_row (MdgCaseRowView *self,
                           MdgCaseRow *row)
{
  g_return_if_fail (MDG_IS_CASE_ROW_VIEW (self));

  if (self->row != NULL)
    g_signal_handlers_disconnect_by_func (self->row, show_row, self);
  g_set_object (&self->row, row);
  if (row == NULL)
    return;

  g_signal_connect_object (row, "changed", G_CALLBACK (show_row), self, G_CONNECT_SWAPPED);
  show_row (self);
}
