#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-referral-row-view.h"

#include <glib/gi18n-lib.h>

#include "mdg-app-paths.h"

struct _MdgReferralRowView
{
  GtkBox parent_instance;

  MdgWorkspace *workspace;
  MdgReferralRow *row;

  GtkWidget *late_icon;
  GtkLabel *due;
  GtkLabel *person;
  GtkLabel *status;
  GtkLabel *urgency;
  GtkWidget *unshareable;
  GtkLabel *reasons;
  GtkLabel *origin;
  GtkLabel *ball;
  GtkLabel *owner;
};

G_DEFINE_FINAL_TYPE (MdgReferralRowView, mdg_referral_row_view, GTK_TYPE_BOX)

static void
show_due (MdgReferralRowView *self)
{
  gboolean is_late = mdg_referral_row_is_late (self->row);

  gtk_widget_set_opacity (self->late_icon, is_late ? 1 : 0);
  gtk_label_set_text (self->due, mdg_referral_row_get_due (self->row));
  if (is_late)
    gtk_widget_add_css_class (GTK_WIDGET (self->due), "mdg-late");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->due), "mdg-late");
}

static void
show_urgency (MdgReferralRowView *self,
              const MdgListedReferral *line)
{
  const char *label = mdg_vocabularies_get_short (mdg_workspace_get_vocabularies (self->workspace), "urgency", line->urgency, 0);
  gboolean is_urgent = g_strcmp0 (line->urgency, "u4") == 0 || g_strcmp0 (line->urgency, "u3") == 0;

  gtk_label_set_text (self->urgency, label);
  gtk_widget_set_visible (GTK_WIDGET (self->urgency), line->urgency != NULL);
  gtk_widget_set_css_classes (GTK_WIDGET (self->urgency), (const char *[]){ is_urgent ? "mdg-caution" : "mdg-mark", NULL });
}

static void
show_row (MdgReferralRowView *self)
{
  const MdgListedReferral *line = mdg_referral_row_get_line (self->row);
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *origin = NULL;
  g_autofree char *summary = NULL;

  if (line == NULL)
    return;

  origin = g_strjoin ("　", mdg_referral_row_get_number (self->row), mdg_referral_row_get_day (self->row), mdg_referral_row_get_kind (self->row), mdg_referral_row_get_from (self->row), line->area_name, NULL);
  show_due (self);
  gtk_label_set_text (self->person, mdg_referral_row_get_person (self->row));
  gtk_label_set_text (self->status, mdg_referral_row_get_state (self->row));
  show_urgency (self, line);
  gtk_widget_set_visible (self->unshareable, line->is_unshareable);
  gtk_label_set_text (self->reasons, mdg_referral_row_get_reasons (self->row));
  gtk_label_set_text (self->origin, origin);
  gtk_label_set_text (self->ball, mdg_referral_row_get_ball (self->row));
  gtk_label_set_text (self->owner, mdg_referral_row_get_owner (self->row));
  summary = mdg_referral_row_dup_summary (self->row);
  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, summary, -1);
}

static void
mdg_referral_row_view_dispose (GObject *object)
{
  MdgReferralRowView *self = MDG_REFERRAL_ROW_VIEW (object);

  mdg_referral_row_view_set_row (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), MDG_TYPE_REFERRAL_ROW_VIEW);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mdg_referral_row_view_parent_class)->dispose (object);
}

static void
mdg_referral_row_view_class_init (MdgReferralRowViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_referral_row_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "referrals/mdg-referral-row-view.ui");
  gtk_widget_class_bind_template_child (widget_class, MdgReferralRowView, late_icon);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralRowView, due);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralRowView, person);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralRowView, status);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralRowView, urgency);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralRowView, unshareable);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralRowView, reasons);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralRowView, origin);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralRowView, ball);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralRowView, owner);
}

static void
mdg_referral_row_view_init (MdgReferralRowView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mdg_referral_row_view_new (MdgWorkspace *workspace)
{
  MdgReferralRowView *self = g_object_new (MDG_TYPE_REFERRAL_ROW_VIEW, NULL);

  self->workspace = g_object_ref (workspace);

  return GTK_WIDGET (self);
}

void
mdg_referral_row_view_set_row (MdgReferralRowView *self,
                               MdgReferralRow *row)
{
  g_return_if_fail (MDG_IS_REFERRAL_ROW_VIEW (self));

  if (self->row != NULL)
    g_signal_handlers_disconnect_by_func (self->row, show_row, self);
  g_set_object (&self->row, row);
  if (row == NULL)
    return;

  g_signal_connect_object (row, "changed", G_CALLBACK (show_row), self, G_CONNECT_SWAPPED);
  show_row (self);
}
