#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-paper-form.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "mdg-error.h"
#include "mdg-paper-cell.h"
#include "mdg-wrap-box.h"

struct _MdgPaperForm
{
  GtkWidget parent_instance;

  MdgWorkspace *workspace;
  GtkGrid *grid;
  int n_rows;
  GPtrArray *records; /* of MdgRecord */
  GPtrArray *cells;   /* of MdgPaperCell */
};

G_DEFINE_FINAL_TYPE (MdgPaperForm, mdg_paper_form, GTK_TYPE_WIDGET)

enum
{
  EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static guint
find_record (MdgPaperForm *self,
             MdgRecord *record)
{
  guint at = G_MAXUINT;

  g_ptr_array_find (self->records, record, &at);

  return at;
}

/* "0.requested_on" */
static char *
dup_key (MdgPaperForm *self,
         MdgPaperCell *cell)
{
  return g_strdup_printf ("%u.%s", find_record (self, cell->record), mdg_record_get_info (cell->record)->fields[cell->line->field].name);
}

static void
on_edited (MdgPaperCell *cell,
           gpointer user_data)
{
  MdgPaperForm *self = user_data;
  g_autofree char *key = dup_key (self, cell);

  g_signal_emit (self, signals[EDITED], 0, key, mdg_paper_cell_is_text (cell));
}

static void
mdg_paper_form_dispose (GObject *object)
{
  MdgPaperForm *self = MDG_PAPER_FORM (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  for (guint i = 0; i < self->cells->len; i++)
    ((MdgPaperCell *) self->cells->pdata[i])->is_showing = TRUE;
  if (child != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mdg_paper_form_parent_class)->dispose (object);
}

static void
mdg_paper_form_finalize (GObject *object)
{
  MdgPaperForm *self = MDG_PAPER_FORM (object);

  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->records);

  G_OBJECT_CLASS (mdg_paper_form_parent_class)->finalize (object);
}

static void
mdg_paper_form_class_init (MdgPaperFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mdg_paper_form_dispose;
  object_class->finalize = mdg_paper_form_finalize;
  signals[EDITED] = g_signal_new ("edited", MDG_TYPE_PAPER_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
mdg_paper_form_init (MdgPaperForm *self)
{
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  self->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_paper_cell_free);
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->grid), "mdg-paper");
  gtk_widget_set_parent (GTK_WIDGET (self->grid), GTK_WIDGET (self));
}

GtkWidget *
mdg_paper_form_new (MdgWorkspace *workspace)
{
  MdgPaperForm *self = g_object_new (MDG_TYPE_PAPER_FORM, NULL);

  self->workspace = g_object_ref (workspace);

  return GTK_WIDGET (self);
}

/* The label stands before a line and above what is larger. */
static GtkWidget *
new_cell_box (MdgPaperCell *cell)
{
  gboolean is_beside = cell->line->kind != MDG_PAPER_NOTE;
  GtkWidget *box = gtk_box_new (is_beside ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL, is_beside ? 8 : 2);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  if ((cell->line->flags & MDG_PAPER_HEADED) == 0 && cell->line->kind != MDG_PAPER_FLAG)
    {
      GtkWidget *label = gtk_label_new (_ (cell->line->label));

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), !is_beside);
      gtk_widget_set_valign (label, is_beside ? GTK_ALIGN_START : GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (label, is_beside ? "mdg-paper-label" : "mdg-hint");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_set_hexpand (cell->widget, TRUE);
  gtk_box_append (GTK_BOX (column), cell->widget);
  if (cell->fault != NULL)
    gtk_box_append (GTK_BOX (column), GTK_WIDGET (cell->fault));
  gtk_box_append (GTK_BOX (box), column);
  gtk_widget_set_hexpand (box, (cell->line->flags & MDG_PAPER_WIDE) != 0);

  return box;
}

static GtkWidget *
new_head (const char *text)
{
  GtkWidget *head = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (head), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (head), PANGO_WRAP_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (head), 7);
  gtk_label_set_max_width_chars (GTK_LABEL (head), 7);
  gtk_widget_add_css_class (head, "mdg-paper-head");

  return head;
}

static void
add_block (MdgPaperForm *self,
           MdgRecord *record,
           const MdgPaperBlock *block)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *row = NULL;

  gtk_widget_add_css_class (body, "mdg-paper-body");
  gtk_widget_set_hexpand (body, TRUE);
  for (guint i = 0; i < block->n_lines; i++)
    {
      MdgPaperCell *cell = mdg_paper_cell_new (self->workspace, record, &block->lines[i], on_edited, self);

      if (row == NULL || (block->lines[i].flags & MDG_PAPER_ROW) != 0)
        {
          row = mdg_wrap_box_new (14);
          gtk_box_append (GTK_BOX (body), row);
        }
      g_ptr_array_add (self->cells, cell);
      mdg_wrap_box_append (MDG_WRAP_BOX (row), new_cell_box (cell));
      mdg_paper_cell_show (cell);
    }
  if (block->head != NULL)
    gtk_grid_attach (self->grid, new_head (_ (block->head)), 0, self->n_rows, 1, 1);
  gtk_grid_attach (self->grid, body, block->head != NULL ? 1 : 0, self->n_rows, block->head != NULL ? 1 : 2, 1);
  self->n_rows++;
}

void
mdg_paper_form_add (MdgPaperForm *self,
                    MdgRecord *record,
                    const MdgPaperBlock *blocks,
                    guint n_blocks)
{
  g_return_if_fail (MDG_IS_PAPER_FORM (self));

  if (find_record (self, record) == G_MAXUINT)
    g_ptr_array_add (self->records, g_object_ref (record));
  for (guint i = 0; i < n_blocks; i++)
    add_block (self, record, &blocks[i]);
}

void
mdg_paper_form_replace (MdgPaperForm *self,
                        guint index,
                        MdgRecord *record)
{
  MdgRecord *before;

  g_return_if_fail (MDG_IS_PAPER_FORM (self));
  g_return_if_fail (index < self->records->len);

  before = self->records->pdata[index];
  for (guint i = 0; i < self->cells->len; i++)
    {
      MdgPaperCell *cell = self->cells->pdata[i];

      if (cell->record == before)
        cell->record = record;
    }
  self->records->pdata[index] = g_object_ref (record);
  g_object_unref (before);
  mdg_paper_form_update (self);
}

void
mdg_paper_form_update (MdgPaperForm *self)
{
  g_return_if_fail (MDG_IS_PAPER_FORM (self));

  for (guint i = 0; i < self->cells->len; i++)
    {
      MdgPaperCell *cell = self->cells->pdata[i];

      g_clear_pointer (&cell->typed, g_free);
      mdg_paper_cell_show (cell);
      mdg_paper_cell_set_fault (cell, NULL);
    }
}

char *
mdg_paper_form_dup_json (MdgPaperForm *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (MDG_IS_PAPER_FORM (self), NULL);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "records");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->records->len; i++)
    {
      g_autoptr (GString) values = g_string_new (NULL);

      mdg_record_write_json (self->records->pdata[i], values);
      json_builder_add_string_value (builder, values->str);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "typed");
  json_builder_begin_object (builder);
  for (guint i = 0; i < self->cells->len; i++)
    {
      MdgPaperCell *cell = self->cells->pdata[i];
      g_autofree char *key = dup_key (self, cell);

      if (cell->typed == NULL)
        continue;
      json_builder_set_member_name (builder, key);
      json_builder_add_string_value (builder, cell->typed);
    }
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);

  return json_generator_to_data (generator, NULL);
}

/* Each of the same identity as the one it takes the place of. */
static GPtrArray *
read_records (MdgPaperForm *self,
              JsonArray *array,
              GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->records->len; i++)
    {
      MdgRecord *now = self->records->pdata[i];
      g_autoptr (MdgRecord) record = mdg_record_dup (now);
      const char *values = json_array_get_string_element (array, i);

      if (values == NULL || !mdg_record_read_json (record, values, error))
        return NULL;
      g_ptr_array_add (records, g_steal_pointer (&record));
    }

  return g_steal_pointer (&records);
}

gboolean
mdg_paper_form_load_json (MdgPaperForm *self,
                          const char *json,
                          GError **error)
{
  g_autoptr (JsonNode) root = json_from_string (json, error);
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonObject *typed;
  JsonArray *array;
  g_autoptr (GPtrArray) records = NULL;

  g_return_val_if_fail (MDG_IS_PAPER_FORM (self), FALSE);

  array = object != NULL && json_object_has_member (object, "records") ? json_object_get_array_member (object, "records") : NULL;
  typed = object != NULL && json_object_has_member (object, "typed") ? json_object_get_object_member (object, "typed") : NULL;
  if (array == NULL || typed == NULL || json_array_get_length (array) != self->records->len)
    {
      if (error == NULL || *error == NULL)
        g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("This draft cannot be read. It is kept as it is; nothing else is concerned."));
      return FALSE;
    }
  records = read_records (self, array, error);
  if (records == NULL)
    return FALSE;

  for (guint i = 0; i < records->len; i++)
    mdg_record_assign (self->records->pdata[i], records->pdata[i]);
  for (guint i = 0; i < self->cells->len; i++)
    {
      MdgPaperCell *cell = self->cells->pdata[i];
      g_autofree char *key = dup_key (self, cell);

      g_free (cell->typed);
      cell->typed = g_strdup (json_object_get_string_member_with_default (typed, key, NULL));
      mdg_paper_cell_show (cell);
    }

  return TRUE;
}

gboolean
mdg_paper_form_check (MdgPaperForm *self,
                      GError **error)
{
  g_return_val_if_fail (MDG_IS_PAPER_FORM (self), FALSE);

  for (guint i = 0; i < self->cells->len; i++)
    {
      MdgPaperCell *cell = self->cells->pdata[i];
      const char *fault = mdg_paper_cell_get_fault (cell);

      if (fault == NULL)
        continue;
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, "%s: %s", _ (cell->line->label), fault);
      mdg_paper_cell_focus (cell);
      return FALSE;
    }

  return TRUE;
}

static MdgPaperCell *
find_cell (MdgPaperForm *self,
           MdgRecord *record,
           guint field)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      MdgPaperCell *cell = self->cells->pdata[i];
      gboolean has_second = cell->line->kind == MDG_PAPER_AGE || cell->line->kind == MDG_PAPER_NAME;

      if (cell->record == record && (cell->line->field == field || (has_second && cell->line->second == field)))
        return cell;
    }

  return NULL;
}

gboolean
mdg_paper_form_focus_field (MdgPaperForm *self,
                            MdgRecord *record,
                            guint field)
{
  MdgPaperCell *cell;

  g_return_val_if_fail (MDG_IS_PAPER_FORM (self), FALSE);

  cell = find_cell (self, record, field);
  if (cell != NULL)
    mdg_paper_cell_focus (cell);

  return cell != NULL;
}

void
mdg_paper_form_set_fault (MdgPaperForm *self,
                          MdgRecord *record,
                          guint field,
                          const char *fault)
{
  MdgPaperCell *cell;

  g_return_if_fail (MDG_IS_PAPER_FORM (self));

  cell = find_cell (self, record, field);
  if (cell != NULL)
    mdg_paper_cell_set_fault (cell, fault);
}

GtkWidget *
mdg_paper_form_get_widget (MdgPaperForm *self,
                           MdgRecord *record,
                           guint field)
{
  MdgPaperCell *cell;

  g_return_val_if_fail (MDG_IS_PAPER_FORM (self), NULL);

  cell = find_cell (self, record, field);

  return cell != NULL ? cell->widget : NULL;
}

void
mdg_paper_form_update_field (MdgPaperForm *self,
                             MdgRecord *record,
                             guint field)
{
  MdgPaperCell *cell;

  g_return_if_fail (MDG_IS_PAPER_FORM (self));

  cell = find_cell (self, record, field);
  if (cell != NULL)
    mdg_paper_cell_show (cell);
}
