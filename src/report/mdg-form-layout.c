#define G_LOG_DOMAIN "mdg-report"

#include "config.h"

#include "mdg-form-parse-private.h"

#include "mdg-data.h"
#include "mdg-error.h"

#include <glib/gi18n-lib.h>

void
mdg_form_item_free (MdgFormItem *item)
{
  g_free (item->text);
  g_free (item->key);
  g_free (item->code);
  g_free (item);
}

void
mdg_form_cell_free (MdgFormCell *cell)
{
  g_free (cell->label);
  g_free (cell->head);
  g_free (cell->fax_head);
  g_free (cell->note);
  g_ptr_array_unref (cell->items);
  g_ptr_array_unref (cell->rows);
  g_free (cell);
}

void
mdg_form_row_free (MdgFormRow *row)
{
  g_ptr_array_unref (row->cells);
  g_free (row);
}

void
mdg_form_section_free (MdgFormSection *section)
{
  g_free (section->label);
  g_ptr_array_unref (section->rows);
  g_free (section);
}

static void
free_choice (gpointer data)
{
  MdgFormChoice *choice = data;

  g_free (choice->code);
  g_free (choice->label);
  g_free (choice);
}

static JsonNode *
load_data (const char *name,
           GError **error)
{
  g_autofree char *path = g_strdup_printf ("forms/%s.json", name);
  g_autoptr (GBytes) bytes = mdg_data_lookup (path, error);
  g_autofree char *text = NULL;

  if (bytes == NULL)
    return NULL;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  return json_from_string (text, error);
}

/* Puts the members of settings in the place of those of form. */
static gboolean
apply_settings (JsonObject *form,
                const char *settings,
                GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (JsonNode) root = json_from_string (settings, &local);
  g_autoptr (GList) members = NULL;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The settings of the form are no JSON object: %s"), local != NULL ? local->message : "{ … }");
      return FALSE;
    }

  members = json_object_get_members (json_node_get_object (root));
  for (GList *l = members; l != NULL; l = l->next)
    json_object_set_member (form, l->data, json_object_dup_member (json_node_get_object (root), l->data));

  return TRUE;
}

/* Words that are printed on every form must have room: a dry run on both papers. */
static gboolean
check_room (MdgFormLayout *self,
            GError **error)
{
  for (guint fax = 0; fax <= 1; fax++)
    {
      g_autoptr (MdgTextCache) cache = mdg_text_cache_new (MDG_TYPEFACE_GOTHIC);
      g_autoptr (MdgCanvas) canvas = NULL;
      g_autoptr (MdgFormData) data = mdg_form_data_new ();
      g_autofree char *crowded = NULL;
      MdgFormPen pen = { .layout = self, .data = data, .fax = fax != 0 };

      mdg_text_cache_set_min_size (cache, fax != 0 ? 10 : 8);
      canvas = mdg_canvas_new (NULL, cache);
      pen.canvas = canvas;
      mdg_form_pen_draw (&pen, 20, 15);
      g_free (pen.name);
      crowded = pen.crowded;
      if (crowded == NULL)
        continue;
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, fax != 0 ? _ ("Form: “%s” has no room on the FAX version. Shorten it.") : _ ("Form: “%s” has no room on the paper. Shorten it."), crowded);
      return FALSE;
    }

  return TRUE;
}

MdgFormLayout *
mdg_form_layout_new (const char *code,
                     const char *settings,
                     const MdgFormNames *names,
                     GError **error)
{
  g_autoptr (JsonNode) form = NULL;
  g_autoptr (JsonNode) targets = NULL;
  g_autoptr (MdgFormLayout) self = NULL;

  g_return_val_if_fail (code != NULL, NULL);

  form = load_data (code, error);
  targets = form != NULL ? load_data ("targets", error) : NULL;
  if (targets == NULL || (settings != NULL && !apply_settings (json_node_get_object (form), settings, error)))
    return NULL;

  self = g_new0 (MdgFormLayout, 1);
  g_atomic_ref_count_init (&self->refs);
  self->code = g_strdup (code);
  self->choices = g_ptr_array_new_with_free_func (free_choice);
  self->sections = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_form_section_free);
  if (!mdg_form_parse (self, json_node_get_object (form), json_node_get_object (targets), names, error) || !check_room (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

MdgFormLayout *
mdg_form_layout_ref (MdgFormLayout *self)
{
  g_atomic_ref_count_inc (&self->refs);

  return self;
}

void
mdg_form_layout_unref (MdgFormLayout *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_free (self->code);
  g_free (self->addressee);
  g_free (self->fax);
  g_free (self->title);
  g_free (self->note);
  g_free (self->date);
  g_free (self->blank_date);
  g_ptr_array_unref (self->choices);
  for (guint i = 0; i < G_N_ELEMENTS (self->copies); i++)
    g_free (self->copies[i]);
  g_ptr_array_unref (self->sections);
  g_free (self);
}

const char *
mdg_form_layout_get_code (const MdgFormLayout *self)
{
  return self->code;
}

gboolean
mdg_form_layout_has_office (const MdgFormLayout *self)
{
  return self->office;
}

char *
mdg_form_layout_dup_title (const MdgFormLayout *self)
{
  GString *title = g_string_new (NULL);

  for (guint i = 0; i < self->choices->len; i++)
    g_string_append_printf (title, "%s%s", i > 0 ? "／" : "", ((MdgFormChoice *) self->choices->pdata[i])->label);
  if (self->choices->len > 0)
    g_string_append (title, "　");
  g_string_append (title, self->title);

  return g_string_free (title, FALSE);
}

static const struct
{
  const char *label;
  const char *key;
} office[MDG_FORM_N_OFFICE] = {
  { NC_ ("print", "Receipt No."), "office.number" },
  { NC_ ("print", "Received at"), "office.received" },
  { NC_ ("print", "Received by"), "office.staff" },
  { NC_ ("print", "Necessity"), "office.need" },
  { NC_ ("print", "Urgency"), "office.urgency" },
  { NC_ ("print", "Consent"), "office.consent" },
};

const char *
mdg_form_get_office_label (guint index)
{
  g_return_val_if_fail (index < MDG_FORM_N_OFFICE, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "print", office[index].label);
}

const char *
mdg_form_get_office_key (guint index)
{
  g_return_val_if_fail (index < MDG_FORM_N_OFFICE, NULL);

  return office[index].key;
}
