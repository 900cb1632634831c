#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-consultation-row-view.h"

#include "mdg-app-paths.h"

struct _MdgConsultationRowView
{
  GtkBox parent_instance;

  MdgConsultationRow *row;

  GtkLabel *day;
  GtkLabel *time;
  GtkLabel *person;
  GtkLabel *age_sex;
  GtkLabel *from;
  GtkLabel *sentence;
  GtkLabel *content;
  GtkLabel *kind;
  GtkWidget *unshareable;
  GtkLabel *state;
};

G_DEFINE_FINAL_TYPE (MdgConsultationRowView, mdg_consultation_row_view, GTK_TYPE_BOX)

static void
show_row (MdgConsultationRowView *self)
{
  MdgConsultationRow *row = self->row;
  const MdgListedConsultation *line = mdg_consultation_row_get_line (row);
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *summary = mdg_consultation_row_dup_summary (row);

  gtk_label_set_text (self->day, mdg_consultation_row_get_day (row));
  gtk_label_set_text (self->time, mdg_consultation_row_get_time (row));
  gtk_label_set_text (self->person, mdg_consultation_row_get_person (row));
  gtk_label_set_text (self->age_sex, mdg_consultation_row_get_age_sex (row));
  gtk_label_set_text (self->from, mdg_consultation_row_get_from (row));
  gtk_label_set_markup (self->sentence, mdg_consultation_row_get_sentence (row));
  gtk_label_set_text (self->content, mdg_consultation_row_get_content (row));
  gtk_widget_set_visible (GTK_WIDGET (self->content), *mdg_consultation_row_get_content (row) != '\0');
  gtk_label_set_text (self->kind, mdg_consultation_row_get_kind (row));
  gtk_label_set_text (self->state, mdg_consultation_row_get_state (row));
  gtk_widget_set_visible (self->unshareable, line != NULL && line->is_unshareable);
  if (mdg_consultation_row_is_late (row))
    gtk_widget_add_css_class (GTK_WIDGET (self->state), "mdg-late");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->state), "mdg-late");

  /* The row of the list view is what takes the focus and needs the name. */
  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, summary, -1);
}

static void
mdg_consultation_row_view_dispose (GObject *object)
{
  MdgConsultationRowView *self = MDG_CONSULTATION_ROW_VIEW (object);

  mdg_consultation_row_view_set_row (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), MDG_TYPE_CONSULTATION_ROW_VIEW);

  G_OBJECT_CLASS (mdg_consultation_row_view_parent_class)->dispose (object);
}

static void
mdg_consultation_row_view_class_init (MdgConsultationRowViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_consultation_row_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "consultations/mdg-consultation-row-view.ui");
  gtk_widget_class_bind_template_child (widget_class, MdgConsultationRowView, day);
  gtk_widget_class_bind_template_child (widget_class, MdgConsultationRowView, time);
  gtk_widget_class_bind_template_child (widget_class, MdgConsultationRowView, person);
  gtk_widget_class_bind_template_child (widget_class, MdgConsultationRowView, age_sex);
  gtk_widget_class_bind_template_child (widget_class, MdgConsultationRowView, from);
  gtk_widget_class_bind_template_child (widget_class, MdgConsultationRowView, sentence);
  gtk_widget_class_bind_template_child (widget_class, MdgConsultationRowView, content);
  gtk_widget_class_bind_template_child (widget_class, MdgConsultationRowView, kind);
  gtk_widget_class_bind_template_child (widget_class, MdgConsultationRowView, unshareable);
  gtk_widget_class_bind_template_child (widget_class, MdgConsultationRowView, state);
}

static void
mdg_consultation_row_view_init (MdgConsultationRowView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mdg_consultation_row_view_new (void)
{
  return g_object_new (MDG_TYPE_CONSULTATION_ROW_VIEW, NULL);
}

void
mdg_consultation_row_view_set_row (MdgConsultationRowView *self,
                                   MdgConsultationRow *row)
{
  g_return_if_fail (MDG_IS_CONSULTATION_ROW_VIEW (self));

  if (self->row != NULL)
    g_signal_handlers_disconnect_by_func (self->row, show_row, self);
  g_set_object (&self->row, row);
  if (row == NULL)
    return;

  g_signal_connect_object (row, "changed", G_CALLBACK (show_row), self, G_CONNECT_SWAPPED);
  show_row (self);
}
