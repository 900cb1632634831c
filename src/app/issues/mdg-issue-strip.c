#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-issue-strip.h"

struct _MdgIssueStrip
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgIssueStrip, mdg_issue_strip, GTK_TYPE_WIDGET)

static G_DEFINE_QUARK (mdg - issue - strip - place, place);

static void
mdg_issue_strip_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  *minimum = 0;
  *natural = 0;
}

static void
allocate_children (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      const GtkAllocation *place = g_object_get_qdata (G_OBJECT (child), place_quark ());
      GtkAllocation allocation;

      if (place == NULL || !gtk_widget_should_layout (child))
        continue;

      allocation = *place;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, allocation.width, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (child, &allocation, -1);
    }
}

static void
mdg_issue_strip_size_allocate (GtkWidget *widget,
                               int width,
                               int height,
                               int baseline)
{
  allocate_children (widget);
}

static void
mdg_issue_strip_dispose (GObject *object)
{
  mdg_issue_strip_clear (MDG_ISSUE_STRIP (object));

  G_OBJECT_CLASS (mdg_issue_strip_parent_class)->dispose (object);
}

static void
mdg_issue_strip_class_init (MdgIssueStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_issue_strip_dispose;
  widget_class->measure = mdg_issue_strip_measure;
  widget_class->size_allocate = mdg_issue_strip_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW_GROUP);
}

static void
mdg_issue_strip_init (MdgIssueStrip *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

MdgIssueStrip *
mdg_issue_strip_new (void)
{
  return g_object_new (MDG_TYPE_ISSUE_STRIP, NULL);
}

void
mdg_issue_strip_add (MdgIssueStrip *self,
                     GtkWidget *child)
{
  g_return_if_fail (MDG_IS_ISSUE_STRIP (self));

  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

void
mdg_issue_strip_place (GtkWidget *child,
                       int x,
                       int y,
                       int width,
                       int height)
{
  GtkAllocation *place = g_object_get_qdata (G_OBJECT (child), place_quark ());

  if (place == NULL)
    {
      place = g_new0 (GtkAllocation, 1);
      g_object_set_qdata_full (G_OBJECT (child), place_quark (), place, g_free);
    }
  *place = (GtkAllocation){ x, y, width, height };
}

void
mdg_issue_strip_allocate (MdgIssueStrip *self,
                          int x,
                          int y,
                          int width,
                          int height)
{
  GtkAllocation allocation = { x, y, MAX (0, width), MAX (0, height) };

  g_return_if_fail (MDG_IS_ISSUE_STRIP (self));

  gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (GTK_WIDGET (self), &allocation, -1);
  allocate_children (GTK_WIDGET (self));
}

void
mdg_issue_strip_clear (MdgIssueStrip *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}
