#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-codes-row.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *code;
  char *label;
  GtkWidget *row;
  GtkCheckButton *check;
} Item;

struct _MdgCodesRow
{
  AdwExpanderRow parent_instance;

  GPtrArray *items;
  GPtrArray *unknown; /* codes that are not in the list */
  gboolean is_showing;
};

G_DEFINE_FINAL_TYPE (MdgCodesRow, mdg_codes_row, ADW_TYPE_EXPANDER_ROW)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
item_free (gpointer data)
{
  Item *item = data;

  g_free (item->code);
  g_free (item->label);
  g_free (item);
}

static void
show_chosen (MdgCodesRow *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = self->items->pdata[i];

      if (gtk_check_button_get_active (item->check))
        g_string_append_printf (text, "%s%s", text->len > 0 ? _ (" · ") : "", item->label);
    }
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), text->len > 0 ? text->str : _ ("none"));
}

static void
on_toggled (MdgCodesRow *self)
{
  if (self->is_showing)
    return;

  show_chosen (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
mdg_codes_row_finalize (GObject *object)
{
  MdgCodesRow *self = MDG_CODES_ROW (object);

  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->unknown);

  G_OBJECT_CLASS (mdg_codes_row_parent_class)->finalize (object);
}

static void
mdg_codes_row_class_init (MdgCodesRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdg_codes_row_finalize;

  signals[CHANGED] = g_signal_new ("changed", MDG_TYPE_CODES_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mdg_codes_row_init (MdgCodesRow *self)
{
  self->items = g_ptr_array_new_with_free_func (item_free);
  self->unknown = g_ptr_array_new_with_free_func (g_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

GtkWidget *
mdg_codes_row_new (void)
{
  return g_object_new (MDG_TYPE_CODES_ROW, NULL);
}

void
mdg_codes_row_clear (MdgCodesRow *self)
{
  g_return_if_fail (MDG_IS_CODES_ROW (self));

  for (guint i = 0; i < self->items->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), ((Item *) self->items->pdata[i])->row);
  g_ptr_array_set_size (self->items, 0);
}

void
mdg_codes_row_append (MdgCodesRow *self,
                      const char *code,
                      const char *label)
{
  Item *item;

  g_return_if_fail (MDG_IS_CODES_ROW (self));

  item = g_new0 (Item, 1);
  item->code = g_strdup (code);
  item->label = g_strdup (label);
  item->row = adw_action_row_new ();
  item->check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  /* The row alone is a stop for the Tab key. */
  gtk_widget_set_can_focus (GTK_WIDGET (item->check), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (item->check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (item->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (item->row), label);
  adw_action_row_add_prefix (ADW_ACTION_ROW (item->row), GTK_WIDGET (item->check));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (item->row), GTK_WIDGET (item->check));
  g_signal_connect_object (item->check, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), item->row);
  g_ptr_array_add (self->items, item);
}

static gboolean
choose (MdgCodesRow *self,
        const char *code)
{
  for (guint i = 0; i < self->items->len; i++)
    if (g_str_equal (((Item *) self->items->pdata[i])->code, code))
      {
        gtk_check_button_set_active (((Item *) self->items->pdata[i])->check, TRUE);
        return TRUE;
      }

  return FALSE;
}

void
mdg_codes_row_set_codes (MdgCodesRow *self,
                         const char *codes)
{
  g_auto (GStrv) list = g_strsplit (codes != NULL ? codes : "", " ", -1);

  g_return_if_fail (MDG_IS_CODES_ROW (self));

  self->is_showing = TRUE;
  g_ptr_array_set_size (self->unknown, 0);
  for (guint i = 0; i < self->items->len; i++)
    gtk_check_button_set_active (((Item *) self->items->pdata[i])->check, FALSE);
  for (char **code = list; *code != NULL; code++)
    if (**code != '\0' && !choose (self, *code))
      g_ptr_array_add (self->unknown, g_strdup (*code));
  self->is_showing = FALSE;
  show_chosen (self);
}

char *
mdg_codes_row_dup_codes (MdgCodesRow *self)
{
  g_autoptr (GString) codes = g_string_new (NULL);

  g_return_val_if_fail (MDG_IS_CODES_ROW (self), NULL);

  for (guint i = 0; i < self->items->len; i++)
    if (gtk_check_button_get_active (((Item *) self->items->pdata[i])->check))
      g_string_append_printf (codes, "%s%s", codes->len > 0 ? " " : "", ((Item *) self->items->pdata[i])->code);
  for (guint i = 0; i < self->unknown->len; i++)
    g_string_append_printf (codes, "%s%s", codes->len > 0 ? " " : "", (const char *) self->unknown->pdata[i]);

  return codes->len > 0 ? g_string_free (g_steal_pointer (&codes), FALSE) : NULL;
}
