#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-agency-row-view.h"

#include <glib/gi18n-lib.h>

#include "mdg-app-paths.h"
#include "mdg-directory.h"

struct _MdgAgencyRowView
{
  GtkBox parent_instance;

  MdgWorkspace *workspace;
  MdgAgencyRow *row;

  GtkLabel *name;
  GtkLabel *services;
  GtkLabel *phone;
  GtkWidget *closed;
  GtkLabel *consent;
  GtkLabel *address;
  GtkLabel *freshness;
};

G_DEFINE_FINAL_TYPE (MdgAgencyRowView, mdg_agency_row_view, GTK_TYPE_BOX)

static void
set_class (GtkWidget *widget,
           const char *name,
           gboolean is_set)
{
  if (is_set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
show_consent (MdgAgencyRowView *self,
              const MdgListedAgency *line)
{
  const char *consent = line->consent != NULL ? line->consent : "unasked";
  gboolean is_free = g_str_equal (consent, "yes");

  gtk_label_set_text (self->consent, mdg_vocabularies_get_short (mdg_workspace_get_vocabularies (self->workspace), "consent", consent, 0));
  set_class (GTK_WIDGET (self->consent), "mdg-mark", is_free);
  set_class (GTK_WIDGET (self->consent), "mdg-caution", !is_free);
}

static void
show_freshness (MdgAgencyRowView *self,
                const MdgListedAgency *line)
{
  g_autofree char *text = mdg_directory_dup_freshness (self->workspace, line->verified_on);
  MdgFreshness freshness = mdg_directory_get_freshness (self->workspace, line->verified_on, NULL);

  gtk_label_set_text (self->freshness, text);
  set_class (GTK_WIDGET (self->freshness), "mdg-dim", freshness == MDG_FRESHNESS_NEW);
  set_class (GTK_WIDGET (self->freshness), "mdg-late", freshness == MDG_FRESHNESS_STALE || freshness == MDG_FRESHNESS_NEVER);
}

static void
show_row (MdgAgencyRowView *self)
{
  const MdgListedAgency *line = mdg_agency_row_get_line (self->row);
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *services = NULL;
  g_autofree char *summary = NULL;

  if (line == NULL)
    return;

  services = mdg_directory_dup_services (self->workspace, line->services);
  if (*services == '\0' && line->kind != NULL)
    {
      g_free (services);
      services = g_strdup (mdg_vocabularies_get_label (mdg_workspace_get_vocabularies (self->workspace), "affil_kind", line->kind, 0));
    }
  gtk_label_set_text (self->name, line->name != NULL ? line->name : "");
  gtk_label_set_text (self->services, services);
  gtk_label_set_text (self->phone, line->phone != NULL ? line->phone : "");
  gtk_widget_set_visible (self->closed, line->is_closed);
  gtk_label_set_text (self->address, line->address != NULL ? line->address : line->area_name != NULL ? line->area_name
                                                                                                     : "");
  show_consent (self, line);
  show_freshness (self, line);

  summary = g_strjoin (" ", gtk_label_get_text (self->name), services, gtk_label_get_text (self->phone), gtk_label_get_text (self->consent), gtk_label_get_text (self->freshness), NULL);
  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, summary, -1);
}

static void
mdg_agency_row_view_dispose (GObject *object)
{
  MdgAgencyRowView *self = MDG_AGENCY_ROW_VIEW (object);

  mdg_agency_row_view_set_row (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), MDG_TYPE_AGENCY_ROW_VIEW);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mdg_agency_row_view_parent_class)->dispose (object);
}

static void
mdg_agency_row_view_class_init (MdgAgencyRowViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_agency_row_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "directory/mdg-agency-row-view.ui");
  gtk_widget_class_bind_template_child (widget_class, MdgAgencyRowView, name);
  gtk_widget_class_bind_template_child (widget_class, MdgAgencyRowView, services);
  gtk_widget_class_bind_template_child (widget_class, MdgAgencyRowView, phone);
  gtk_widget_class_bind_template_child (widget_class, MdgAgencyRowView, closed);
  gtk_widget_class_bind_template_child (widget_class, MdgAgencyRowView, consent);
  gtk_widget_class_bind_template_child (widget_class, MdgAgencyRowView, address);
  gtk_widget_class_bind_template_child (widget_class, MdgAgencyRowView, freshness);
}

static void
mdg_agency_row_view_init (MdgAgencyRowView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mdg_agency_row_view_new (MdgWorkspace *workspace)
{
  MdgAgencyRowView *self = g_object_new (MDG_TYPE_AGENCY_ROW_VIEW, NULL);

  self->workspace = g_object_ref (workspace);

  return GTK_WIDGET (self);
}

void
mdg_agency_row_view_set_row (MdgAgencyRowView *self,
                             MdgAgencyRow *row)
{
  g_return_if_fail (MDG_IS_AGENCY_ROW_VIEW (self));

  if (self->row != NULL)
    g_signal_handlers_disconnect_by_func (self->row, show_row, self);
  g_set_object (&self->row, row);
  if (row == NULL)
    return;

  g_signal_connect_object (row, "changed", G_CALLBACK (show_row), self, G_CONNECT_SWAPPED);
  show_row (self);
}
