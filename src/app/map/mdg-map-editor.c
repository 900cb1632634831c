#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-map-editor.h"

#include "mdg-count-raster.h"
#include "mdg-drop-down.h"
#include "mdg-range-edit.h"
#include "mdg-reason-dialog.h"
#include "mdg-visiting-range.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define RASTER_WIDTH 1000
#define RASTER_HEIGHT 800

struct _MdgMapEditor
{
  GtkBox parent_instance;

  MdgWorkspace *workspace;
  MdgMapArea *area;        /* beside us, borrowed */
  MdgCoverageSheet *sheet; /* borrowed */
  GPtrArray *ranges;       /* of MdgMappedRange, borrowed; in the order of the drop-down after its first line */
  MdgMappedRange *range;   /* taken up */
  MdgRecord *edited;       /* as it is now */
  MdgPoint centre;
  MdgCountRaster *raster; /* all but the range, while its edge moves */
  MdgGeometry *laid;      /* of the range on the raster */
  gboolean is_filling;

  GtkBox *row;
  GtkDropDown *choice;
  GtkSpinButton *radius;
  GtkWidget *hint;
  GtkWidget *save;
  GtkWidget *propose;
  GtkWidget *back;
};

G_DEFINE_FINAL_TYPE (MdgMapEditor, mdg_map_editor, GTK_TYPE_BOX)

enum
{
  TRIED,
  ESTIMATED,
  WANTS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_circle (MdgMapEditor *self)
{
  return self->edited != NULL && g_strcmp0 (mdg_record_get_text (self->edited, MDG_VISITING_RANGE_FORM), MDG_RANGE_CIRCLE) == 0;
}

static void
drop_raster (MdgMapEditor *self)
{
  g_clear_pointer (&self->raster, mdg_count_raster_free);
  g_clear_pointer (&self->laid, mdg_geometry_free);
}

static void
update (MdgMapEditor *self)
{
  gboolean is_changed = self->range != NULL && (!mdg_record_field_equal (self->edited, self->range->record, MDG_VISITING_RANGE_RADIUS) || !mdg_record_field_equal (self->edited, self->range->record, MDG_VISITING_RANGE_TOWNS));
  gboolean is_writable = !mdg_workspace_is_read_only (self->workspace);

  self->is_filling = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->radius), is_circle (self));
  if (is_circle (self))
    gtk_spin_button_set_value (self->radius, (double) mdg_record_get_integer (self->edited, MDG_VISITING_RANGE_RADIUS));
  gtk_label_set_text (GTK_LABEL (self->hint), self->range == NULL ? _ ("Choose a range to try other shapes of it.") : is_circle (self) ? _ ("Drag the dashed edge, or type the metres.")
                                                                                                                                       : _ ("Click towns to take them in or out; with keys: arrows and Space."));
  gtk_widget_set_sensitive (self->save, is_changed && is_writable);
  gtk_widget_set_sensitive (self->propose, is_changed && is_writable);
  gtk_widget_set_sensitive (self->back, is_changed);
  mdg_map_area_set_circle (self->area, is_circle (self) ? &self->centre : NULL, is_circle (self) ? (double) mdg_record_get_integer (self->edited, MDG_VISITING_RANGE_RADIUS) : 0);
  mdg_map_area_set_toggling (self->area, self->range != NULL && !is_circle (self));
  self->is_filling = FALSE;
}

/* Exact: what is drawn and counted from now on. */
static void
try_edited (MdgMapEditor *self,
            MdgRecord *edited)
{
  g_autoptr (MdgGeometry) shape = mdg_visiting_range_make_shape (mdg_coverage_sheet_get_geography (self->sheet), edited);

  g_set_object (&self->edited, edited);
  drop_raster (self);
  mdg_coverage_sheet_try (self->sheet, self->range, shape, NULL);
  update (self);
  g_signal_emit (self, signals[TRIED], 0);
}

/* All that comes to the towns but the range that moves. */
static void
make_raster (MdgMapEditor *self)
{
  MdgGeography *geography = mdg_coverage_sheet_get_geography (self->sheet);
  GPtrArray *providers = mdg_coverage_sheet_get_providers (self->sheet);
  g_autoptr (GPtrArray) places = g_ptr_array_new ();

  for (guint i = 0; i < geography->towns->len; i++)
    g_ptr_array_add (places, ((MdgGeographyTown *) geography->towns->pdata[i])->shape);
  self->raster = mdg_count_raster_new (places, RASTER_WIDTH, RASTER_HEIGHT);
  for (guint i = 0; i < providers->len; i++)
    {
      const MdgProvider *provider = providers->pdata[i];

      for (guint k = 0; k < provider->ranges->len; k++)
        if (provider->ranges->pdata[k] != self->range && ((MdgMappedRange *) provider->ranges->pdata[k])->shape != NULL)
          mdg_count_raster_add (self->raster, ((MdgMappedRange *) provider->ranges->pdata[k])->shape, 1);
    }
}

static void
estimate (MdgMapEditor *self,
          double radius)
{
  MdgGeography *geography = mdg_coverage_sheet_get_geography (self->sheet);
  const MdgCellCounts *cells;
  double uncovered = 0;

  if (self->raster == NULL)
    make_raster (self);
  if (self->laid != NULL)
    mdg_count_raster_add (self->raster, self->laid, -1);
  g_clear_pointer (&self->laid, mdg_geometry_free);
  self->laid = mdg_geometry_new_circle (&self->centre, radius);
  mdg_count_raster_add (self->raster, self->laid, 1);

  cells = mdg_count_raster_get_counts (self->raster);
  for (guint i = 0; i < geography->towns->len; i++)
    {
      gint64 people = ((MdgGeographyTown *) geography->towns->pdata[i])->people;

      if (people != MDG_NO_INTEGER && cells[i].cells > 0)
        uncovered += (double) people * (cells[i].cells - cells[i].covered) / cells[i].cells;
    }
  g_signal_emit (self, signals[ESTIMATED], 0, uncovered);
}

static void
on_resized (MdgMapEditor *self,
            double radius,
            gboolean is_done)
{
  g_autoptr (MdgRecord) edited = NULL;

  if (!is_circle (self))
    return;
  if (!is_done)
    {
      estimate (self, radius);
      return;
    }
  edited = mdg_range_edit_resize (self->edited, round (radius / 10) * 10);
  try_edited (self, edited);
}

static void
on_radius_changed (MdgMapEditor *self)
{
  if (!self->is_filling && is_circle (self))
    on_resized (self, gtk_spin_button_get_value (self->radius), TRUE);
}

static void
on_toggled (MdgMapEditor *self,
            int town)
{
  g_autoptr (MdgRecord) edited = NULL;

  if (self->range == NULL || is_circle (self))
    return;
  edited = mdg_range_edit_toggle (mdg_coverage_sheet_get_geography (self->sheet), self->range, self->edited, (guint) town);
  try_edited (self, edited);
}

static void
put_back (MdgMapEditor *self)
{
  if (self->range != NULL)
    try_edited (self, self->range->record);
}

static void
on_chosen (MdgMapEditor *self)
{
  guint at = gtk_drop_down_get_selected (self->choice);

  if (self->is_filling || self->sheet == NULL)
    return;

  put_back (self);
  g_clear_object (&self->edited);
  drop_raster (self);
  self->range = at > 0 && at != GTK_INVALID_LIST_POSITION && at <= self->ranges->len ? self->ranges->pdata[at - 1] : NULL;
  if (self->range != NULL)
    {
      self->edited = g_object_ref (self->range->record);
      mdg_geography_parse_point (mdg_coverage_sheet_get_geography (self->sheet), mdg_record_get_text (self->edited, MDG_VISITING_RANGE_CENTRE), &self->centre);
    }
  update (self);
}

static void
on_save (MdgMapEditor *self)
{
  g_autoptr (MdgChange) change = mdg_range_edit_save (self->edited);

  g_signal_emit (self, signals[WANTS], 0, change);
}

static void
named_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (MdgMapEditor) self = user_data;
  g_autofree char *name = mdg_reason_dialog_ask_finish (result);
  g_autoptr (MdgChange) change = NULL;

  if (name == NULL || self->edited == NULL)
    return;
  change = mdg_range_edit_propose (self->workspace, self->edited, name, mdg_workspace_get_author (self->workspace));
  g_signal_emit (self, signals[WANTS], 0, change);
}

static void
on_propose (MdgMapEditor *self)
{
  mdg_name_dialog_ask_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("Make a Proposal"), _ ("The range stays as it is. The proposal is kept under this name, with today and you, until the agency agrees."), _ ("_Keep"), named_cb, g_object_ref (self));
}

static void
mdg_map_editor_dispose (GObject *object)
{
  MdgMapEditor *self = MDG_MAP_EDITOR (object);

  drop_raster (self);
  g_clear_object (&self->edited);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->ranges, g_ptr_array_unref);

  G_OBJECT_CLASS (mdg_map_editor_parent_class)->dispose (object);
}

static void
mdg_map_editor_class_init (MdgMapEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mdg_map_editor_dispose;

  signals[TRIED] = g_signal_new ("tried", MDG_TYPE_MAP_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ESTIMATED] = g_signal_new ("estimated", MDG_TYPE_MAP_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_DOUBLE);
  signals[WANTS] = g_signal_new ("wants", MDG_TYPE_MAP_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, MDG_TYPE_CHANGE);
}

static GtkWidget *
add_button (MdgMapEditor *self,
            const char *label,
            GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (self->row, button);

  return button;
}

static void
mdg_map_editor_init (MdgMapEditor *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 4);
  self->row = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  self->ranges = g_ptr_array_new ();
  self->choice = mdg_drop_down_add (self->row, names, _ ("Range to try"));
  mdg_drop_down_set_narrow (self->choice);
  gtk_widget_set_hexpand (GTK_WIDGET (self->choice), TRUE);
  self->radius = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (100, 50000, 100));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->radius), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Radius in metres"), -1);
  gtk_box_append (self->row, GTK_WIDGET (self->radius));
  self->hint = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->hint), 0);
  gtk_label_set_wrap (GTK_LABEL (self->hint), TRUE);
  gtk_widget_add_css_class (self->hint, "dim-label");
  gtk_box_append (GTK_BOX (self), self->hint);
  self->back = add_button (self, _ ("_Back"), G_CALLBACK (put_back));
  self->propose = add_button (self, _ ("As _Proposal…"), G_CALLBACK (on_propose));
  self->save = add_button (self, _ ("_Save Range"), G_CALLBACK (on_save));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->row));
  g_signal_connect_swapped (self->choice, "notify::selected", G_CALLBACK (on_chosen), self);
  g_signal_connect_swapped (self->radius, "value-changed", G_CALLBACK (on_radius_changed), self);
}

GtkWidget *
mdg_map_editor_new (MdgWorkspace *workspace,
                    MdgMapArea *area)
{
  MdgMapEditor *self = g_object_new (MDG_TYPE_MAP_EDITOR, NULL);

  self->workspace = g_object_ref (workspace);
  self->area = area;
  g_signal_connect_object (area, "resized", G_CALLBACK (on_resized), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (area, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}

void
mdg_map_editor_set_sheet (MdgMapEditor *self,
                          MdgCoverageSheet *sheet)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GPtrArray *providers = sheet != NULL ? mdg_coverage_sheet_get_providers (sheet) : NULL;

  g_return_if_fail (MDG_IS_MAP_EDITOR (self));

  self->is_filling = TRUE;
  self->range = NULL;
  g_clear_object (&self->edited);
  drop_raster (self);
  self->sheet = sheet;
  g_ptr_array_set_size (self->ranges, 0);
  gtk_string_list_append (names, _ ("Try a range"));
  for (guint i = 0; providers != NULL && i < providers->len; i++)
    {
      const MdgProvider *provider = providers->pdata[i];

      for (guint k = 0; k < provider->ranges->len; k++)
        {
          const MdgMappedRange *range = provider->ranges->pdata[k];
          const char *service = mdg_vocabularies_get_short (mdg_workspace_get_vocabularies (self->workspace), "service", mdg_record_get_text (range->record, MDG_VISITING_RANGE_SERVICE), 0);
          g_autofree char *name = g_strdup_printf (_ ("%s (%s)"), provider->name, service);

          g_ptr_array_add (self->ranges, (gpointer) range);
          gtk_string_list_append (names, name);
        }
    }
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->choice, 0);
  self->is_filling = FALSE;
  update (self);
}
