#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-issue-split.h"

/* In pixels at the usual text size; more text needs more room for the same. */
#define NARROW_WIDTH 1040
#define PANE_WIDTH 264
#define PANE_SHARE 0.36

struct _MdgIssueSplit
{
  GtkWidget parent_instance;

  GtkWidget *sheet;
  GtkWidget *pane;
  gboolean is_narrow;
};

G_DEFINE_FINAL_TYPE (MdgIssueSplit, mdg_issue_split, GTK_TYPE_WIDGET)

static void
mdg_issue_split_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  MdgIssueSplit *self = MDG_ISSUE_SPLIT (widget);
  int sheet_minimum = 0;
  int pane_minimum = 0;

  if (self->sheet != NULL)
    gtk_widget_measure (self->sheet, orientation, -1, &sheet_minimum, NULL, NULL, NULL);
  if (self->pane != NULL && gtk_widget_get_visible (self->pane))
    gtk_widget_measure (self->pane, orientation, -1, &pane_minimum, NULL, NULL, NULL);
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MAX (sheet_minimum, pane_minimum) : sheet_minimum + pane_minimum;
  *natural = *minimum;
}

static double
get_text_scale (GtkWidget *widget)
{
  const PangoFontDescription *font = pango_context_get_font_description (gtk_widget_get_pango_context (widget));
  double points = font != NULL ? pango_font_description_get_size (font) / (double) PANGO_SCALE : 0;

  if (font == NULL || points <= 0)
    return 1;
  if (pango_font_description_get_size_is_absolute (font))
    points *= 0.75;

  return MAX (1, points / 11);
}

static void
allocate (GtkWidget *child,
          int x,
          int y,
          int width,
          int height)
{
  const GtkAllocation place = { x, y, MAX (0, width), MAX (0, height) };

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, place.width, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (child, &place, -1);
}

static void
mdg_issue_split_size_allocate (GtkWidget *widget,
                               int width,
                               int height,
                               int baseline)
{
  MdgIssueSplit *self = MDG_ISSUE_SPLIT (widget);
  double scale = get_text_scale (widget);
  int side = (int) (PANE_WIDTH * scale);
  int below = (int) (height * PANE_SHARE);

  if (self->sheet == NULL)
    return;

  self->is_narrow = width < NARROW_WIDTH * scale;
  if (!gtk_widget_get_visible (self->pane))
    {
      allocate (self->sheet, 0, 0, width, height);
    }
  else if (self->is_narrow)
    {
      allocate (self->sheet, 0, 0, width, height - below);
      allocate (self->pane, 0, height - below, width, below);
    }
  else
    {
      gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

      allocate (self->sheet, is_rtl ? side : 0, 0, width - side, height);
      allocate (self->pane, is_rtl ? 0 : width - side, 0, side, height);
    }
}

static void
mdg_issue_split_snapshot (GtkWidget *widget,
                          GtkSnapshot *snapshot)
{
  MdgIssueSplit *self = MDG_ISSUE_SPLIT (widget);

  if (self->sheet == NULL)
    return;

  gtk_widget_snapshot_child (widget, self->sheet, snapshot);
  gtk_widget_snapshot_child (widget, self->pane, snapshot);
}

static void
mdg_issue_split_dispose (GObject *object)
{
  MdgIssueSplit *self = MDG_ISSUE_SPLIT (object);

  g_clear_pointer (&self->sheet, gtk_widget_unparent);
  g_clear_pointer (&self->pane, gtk_widget_unparent);

  G_OBJECT_CLASS (mdg_issue_split_parent_class)->dispose (object);
}

static void
mdg_issue_split_class_init (MdgIssueSplitClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_issue_split_dispose;
  widget_class->measure = mdg_issue_split_measure;
  widget_class->size_allocate = mdg_issue_split_size_allocate;
  widget_class->snapshot = mdg_issue_split_snapshot;
  gtk_widget_class_set_css_name (widget_class, "issuesplit");
}

static void
mdg_issue_split_init (MdgIssueSplit *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

void
mdg_issue_split_set_children (MdgIssueSplit *self,
                              GtkWidget *sheet,
                              GtkWidget *pane)
{
  g_return_if_fail (MDG_IS_ISSUE_SPLIT (self));
  g_return_if_fail (self->sheet == NULL);

  self->sheet = sheet;
  self->pane = pane;
  gtk_widget_set_parent (sheet, GTK_WIDGET (self));
  gtk_widget_set_parent (pane, GTK_WIDGET (self));
}
