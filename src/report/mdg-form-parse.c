#define G_LOG_DOMAIN "mdg-report"

#include "config.h"

#include "mdg-form-parse-private.h"

#include "mdg-error.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdarg.h>

#define ITEM_SIZE 10.0
#define LINE_ROW 9.0 /* of an own line */
#define TARGET_ROW 5.5
#define MAX_COLUMNS 4

typedef struct
{
  const MdgFormNames *names;
  JsonObject *targets; /* the list that is shown; NULL for none */
  const char *where;
  GError **error;
} Parse;

static gboolean
fail (Parse *parse,
      const char *format,
      ...) G_GNUC_PRINTF (2, 3);

static gboolean
fail (Parse *parse,
      const char *format,
      ...)
{
  g_autofree char *reason = NULL;
  va_list args;

  va_start (args, format);
  reason = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (parse->error, MDG_ERROR, MDG_ERROR_INVALID, _ ("Form, “%s”: %s"), parse->where, reason);

  return FALSE;
}

/* A misspelt name would be passed over in silence. */
static gboolean
check_members (Parse *parse,
               JsonObject *object,
               const char *const *known)
{
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *l = members; l != NULL; l = l->next)
    if (!g_strv_contains (known, l->data))
      return fail (parse, _ ("“%s” is not known here."), (const char *) l->data);

  return TRUE;
}

/* NULL where the member is not there; *ok becomes FALSE where it is no text. */
static const char *
get_text (Parse *parse,
          JsonObject *object,
          const char *name,
          gboolean *ok)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !*ok)
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_STRING && g_utf8_validate (json_node_get_string (node), -1, NULL))
    return json_node_get_string (node);

  *ok = fail (parse, _ ("“%s” must be a text."), name);

  return NULL;
}

static double
get_number (Parse *parse,
            JsonObject *object,
            const char *name,
            gboolean *ok)
{
  JsonNode *node = json_object_get_member (object, name);
  double number;

  if (node == NULL || !*ok)
    return 0;
  number = JSON_NODE_HOLDS_VALUE (node) && (json_node_get_value_type (node) == G_TYPE_INT64 || json_node_get_value_type (node) == G_TYPE_DOUBLE) ? json_node_get_double (node) : -1;
  if (number > 0 && number < 1000)
    return number;

  *ok = fail (parse, _ ("“%s” must be a number above 0."), name);

  return 0;
}

static JsonArray *
get_array (Parse *parse,
           JsonObject *object,
           const char *name,
           gboolean *ok)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !*ok)
    return NULL;
  if (JSON_NODE_HOLDS_ARRAY (node))
    return json_node_get_array (node);

  *ok = fail (parse, _ ("“%s” must be a list."), name);

  return NULL;
}

static JsonObject *
get_element (Parse *parse,
             JsonArray *array,
             guint i)
{
  JsonNode *node = json_array_get_element (array, i);

  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);

  fail (parse, _ ("Number %u of the list must be an object."), i + 1);

  return NULL;
}

static char *
expand (Parse *parse,
        const char *text)
{
  GString *expanded = g_string_new (text);
  const MdgFormNames *names = parse->names;

  g_string_replace (expanded, "{centre}", names != NULL && names->centre != NULL ? names->centre : "", 0);
  g_string_replace (expanded, "{city}", names != NULL && names->city != NULL ? names->city : "", 0);

  return g_string_free (expanded, FALSE);
}

static MdgFormItem *
add_item (MdgFormCell *cell,
          MdgFormItemKind kind,
          const char *text,
          const char *key,
          const char *code)
{
  MdgFormItem *item = g_new0 (MdgFormItem, 1);

  item->kind = kind;
  item->text = g_strdup (text);
  item->key = g_strdup (key);
  item->code = g_strdup (code);
  item->cell = cell->n_places;
  g_ptr_array_add (cell->items, item);

  return item;
}

static gboolean
parse_item_object (Parse *parse,
                   MdgFormCell *cell,
                   JsonObject *object)
{
  static const char *const known[] = { "box", "code", "label", "entry", "align", NULL };
  gboolean ok = check_members (parse, object, known);
  const char *box = get_text (parse, object, "box", &ok);
  const char *code = get_text (parse, object, "code", &ok);
  const char *label = get_text (parse, object, "label", &ok);
  const char *entry = get_text (parse, object, "entry", &ok);
  const char *align = get_text (parse, object, "align", &ok);

  if (!ok)
    return FALSE;
  if (box == NULL && entry == NULL)
    return fail (parse, _ ("An object in “items” needs “box” or “entry”."));
  if (box != NULL && (code == NULL || label == NULL))
    return fail (parse, _ ("The box “%s” needs “code” and “label”."), box);
  if (box != NULL && !mdg_form_data_knows_ticks (box))
    return fail (parse, _ ("There is no box “%s”."), box);
  if (entry != NULL && !mdg_form_data_knows_text (entry))
    return fail (parse, _ ("There is no entry “%s”."), entry);

  if (box != NULL)
    add_item (cell, MDG_FORM_BOX, label, box, code);
  if (box != NULL && entry != NULL)
    add_item (cell, MDG_FORM_WORDS, "（", NULL, NULL);
  if (entry != NULL)
    add_item (cell, MDG_FORM_ENTRY, NULL, entry, NULL)->right = g_strcmp0 (align, "right") == 0;
  if (box != NULL && entry != NULL)
    add_item (cell, MDG_FORM_WORDS, "）", NULL, NULL);

  return TRUE;
}

static gboolean
parse_items (Parse *parse,
             MdgFormCell *cell,
             JsonArray *array)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      g_autofree char *words = NULL;

      if (JSON_NODE_HOLDS_OBJECT (node))
        {
          if (!parse_item_object (parse, cell, json_node_get_object (node)))
            return FALSE;
        }
      else if (json_node_get_value_type (node) == G_TYPE_STRING)
        {
          words = expand (parse, json_node_get_string (node));
          if (*words != '\0')
            add_item (cell, g_str_equal (words, "\n") ? MDG_FORM_BREAK : MDG_FORM_WORDS, words, NULL, NULL);
        }
      else
        return fail (parse, _ ("Number %u of “items” must be a text or an object."), i + 1);
      cell->n_places++;
    }

  return TRUE;
}

static gboolean parse_rows (Parse *parse,
                            JsonArray *array,
                            double width,
                            gboolean is_nested,
                            GPtrArray *rows);

static gboolean
parse_cell_parts (Parse *parse,
                  MdgFormCell *cell,
                  JsonObject *object)
{
  gboolean ok = TRUE;
  JsonArray *items = get_array (parse, object, "items", &ok);
  JsonArray *rows = get_array (parse, object, "rows", &ok);
  double columns = get_number (parse, object, "columns", &ok);

  if (!ok)
    return FALSE;
  if (columns > MAX_COLUMNS)
    return fail (parse, _ ("“columns” is at most %d."), MAX_COLUMNS);
  if (cell->note != NULL && !mdg_form_data_knows_text (cell->note))
    return fail (parse, _ ("There is no entry “%s”."), cell->note);

  cell->columns = (guint) columns;

  return (items == NULL || parse_items (parse, cell, items)) && (rows == NULL || parse_rows (parse, rows, cell->width, TRUE, cell->rows));
}

static gboolean
parse_cell (Parse *parse,
            JsonObject *object,
            GPtrArray *cells)
{
  static const char *const known[] = { "width", "label", "head", "fax_head", "note", "items", "columns", "rows", "size", NULL };
  MdgFormCell *cell = g_new0 (MdgFormCell, 1);
  gboolean ok = check_members (parse, object, known);
  double size;

  cell->items = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_form_item_free);
  cell->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_form_row_free);
  g_ptr_array_add (cells, cell);
  cell->width = get_number (parse, object, "width", &ok);
  size = get_number (parse, object, "size", &ok);
  cell->size = size > 0 ? size : ITEM_SIZE;
  cell->label = g_strdup (get_text (parse, object, "label", &ok));
  cell->head = g_strdup (get_text (parse, object, "head", &ok));
  cell->fax_head = g_strdup (get_text (parse, object, "fax_head", &ok));
  cell->note = g_strdup (get_text (parse, object, "note", &ok));

  return ok && parse_cell_parts (parse, cell, object);
}

static gboolean
parse_row (Parse *parse,
           JsonObject *object,
           double width,
           gboolean is_nested,
           GPtrArray *rows)
{
  static const char *const known[] = { "height", "cells", NULL };
  MdgFormRow *row = g_new0 (MdgFormRow, 1);
  gboolean ok = check_members (parse, object, known);
  JsonArray *cells = get_array (parse, object, "cells", &ok);
  double sum = 0;

  row->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_form_cell_free);
  g_ptr_array_add (rows, row);
  row->height = get_number (parse, object, "height", &ok);
  if (!ok)
    return FALSE;
  if (cells == NULL || json_array_get_length (cells) == 0)
    return fail (parse, _ ("A row needs “cells”."));
  if (is_nested && row->height <= 0)
    return fail (parse, _ ("A row inside a cell needs “height”."));

  for (guint i = 0; i < json_array_get_length (cells); i++)
    {
      JsonObject *cell = get_element (parse, cells, i);

      if (cell == NULL || !parse_cell (parse, cell, row->cells))
        return FALSE;
      sum += ((MdgFormCell *) row->cells->pdata[i])->width;
    }
  if (fabs (sum - width) > 0.01)
    return fail (parse, _ ("The cells of row %u are %g mm wide together; %g mm are needed."), rows->len, sum, width);

  return TRUE;
}

/* A row with one empty cell across. */
static MdgFormCell *
add_plain_row (GPtrArray *rows,
               double height)
{
  MdgFormRow *row = g_new0 (MdgFormRow, 1);
  MdgFormCell *cell = g_new0 (MdgFormCell, 1);

  row->height = height;
  row->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_form_cell_free);
  cell->width = MDG_FORM_INNER;
  cell->size = ITEM_SIZE;
  cell->items = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_form_item_free);
  cell->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_form_row_free);
  g_ptr_array_add (row->cells, cell);
  g_ptr_array_add (rows, row);

  return cell;
}

/* Whom the form is for, a line each. */
static gboolean
add_targets (Parse *parse,
             GPtrArray *rows)
{
  MdgFormCell *cell;
  JsonArray *items;
  gboolean ok = TRUE;

  if (parse->targets == NULL)
    return TRUE;

  items = get_array (parse, parse->targets, "items", &ok);
  cell = add_plain_row (rows, TARGET_ROW * json_array_get_length (items) + 2);
  cell->columns = 1;

  return parse_items (parse, cell, items);
}

static gboolean
parse_rows (Parse *parse,
            JsonArray *array,
            double width,
            gboolean is_nested,
            GPtrArray *rows)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *row = get_element (parse, array, i);

      if (row == NULL)
        return FALSE;
      if (!(json_object_has_member (row, "targets") ? add_targets (parse, rows) : parse_row (parse, row, width, is_nested, rows)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
parse_sections (Parse *parse,
                JsonObject *form,
                MdgFormLayout *layout)
{
  static const char *const known[] = { "label", "rows", NULL };
  gboolean ok = TRUE;
  JsonArray *sections = get_array (parse, form, "sections", &ok);

  if (!ok)
    return FALSE;
  if (sections == NULL)
    return fail (parse, _ ("“sections” are missing."));

  for (guint i = 0; i < json_array_get_length (sections); i++)
    {
      JsonObject *object = get_element (parse, sections, i);
      MdgFormSection *section;
      JsonArray *rows;

      if (object == NULL || !check_members (parse, object, known))
        return FALSE;
      section = g_new0 (MdgFormSection, 1);
      section->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_form_row_free);
      g_ptr_array_add (layout->sections, section);
      section->label = g_strdup (get_text (parse, object, "label", &ok));
      rows = get_array (parse, object, "rows", &ok);
      if (!ok)
        return FALSE;
      if (section->label == NULL || rows == NULL)
        return fail (parse, _ ("Section %u needs “label” and “rows”."), i + 1);
      parse->where = section->label;
      if (!parse_rows (parse, rows, MDG_FORM_INNER, FALSE, section->rows))
        return FALSE;
    }

  return TRUE;
}

static gboolean
parse_line (Parse *parse,
            JsonNode *node,
            guint index,
            GPtrArray *sections)
{
  static const char *const known[] = { "label", "height", NULL };
  MdgFormSection *section;
  MdgFormCell *cell;
  const char *label = NULL;
  double height = LINE_ROW;
  gboolean ok = TRUE;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);

      ok = check_members (parse, object, known);
      label = get_text (parse, object, "label", &ok);
      if (json_object_has_member (object, "height"))
        height = get_number (parse, object, "height", &ok);
    }
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    label = json_node_get_string (node);
  if (!ok)
    return FALSE;
  if (label == NULL || *label == '\0')
    return fail (parse, _ ("Number %u of the list needs a text."), index + 1);

  section = g_new0 (MdgFormSection, 1);
  section->label = g_strdup (label);
  section->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_form_row_free);
  g_ptr_array_add (sections, section);
  cell = add_plain_row (section->rows, height);
  cell->note = g_strconcat (MDG_FORM_LINE, label, NULL);

  return TRUE;
}

/* Lines of the centre's own. */
static gboolean
parse_lines (Parse *parse,
             JsonObject *form,
             MdgFormLayout *layout)
{
  gboolean ok = TRUE;
  JsonArray *lines = get_array (parse, form, "lines", &ok);

  for (guint i = 0; ok && lines != NULL && i < json_array_get_length (lines); i++)
    ok = parse_line (parse, json_array_get_element (lines, i), i, layout->sections);

  return ok;
}

static gboolean
parse_choices (Parse *parse,
               JsonObject *form,
               MdgFormLayout *layout)
{
  static const char *const known[] = { "code", "label", NULL };
  gboolean ok = TRUE;
  JsonArray *choices = get_array (parse, form, "choices", &ok);

  for (guint i = 0; ok && choices != NULL && i < json_array_get_length (choices); i++)
    {
      JsonObject *object = get_element (parse, choices, i);
      MdgFormChoice *choice;

      if (object == NULL || !check_members (parse, object, known))
        return FALSE;
      choice = g_new0 (MdgFormChoice, 1);
      g_ptr_array_add (layout->choices, choice);
      choice->code = g_strdup (get_text (parse, object, "code", &ok));
      choice->label = g_strdup (get_text (parse, object, "label", &ok));
      if (ok && (choice->code == NULL || choice->label == NULL))
        return fail (parse, _ ("A choice needs “code” and “label”."));
    }

  return ok;
}

static gboolean
parse_copies (Parse *parse,
              JsonObject *form,
              MdgFormLayout *layout)
{
  gboolean ok = TRUE;
  JsonArray *copies = get_array (parse, form, "copies", &ok);

  if (!ok)
    return FALSE;
  if (copies == NULL || json_array_get_length (copies) != G_N_ELEMENTS (layout->copies))
    return fail (parse, _ ("Three texts are needed."));

  for (guint i = 0; i < G_N_ELEMENTS (layout->copies); i++)
    {
      JsonNode *node = json_array_get_element (copies, i);

      if (json_node_get_value_type (node) != G_TYPE_STRING)
        return fail (parse, _ ("Three texts are needed."));
      layout->copies[i] = json_node_dup_string (node);
    }

  return TRUE;
}

static gboolean
parse_head (Parse *parse,
            JsonObject *form,
            MdgFormLayout *layout)
{
  gboolean ok = TRUE;
  const char *addressee = get_text (parse, form, "addressee", &ok);
  const char *fax = get_text (parse, form, "fax", &ok);
  JsonNode *office = json_object_get_member (form, "office");

  layout->title = g_strdup (get_text (parse, form, "title", &ok));
  layout->note = g_strdup (get_text (parse, form, "note", &ok));
  layout->date = g_strdup (get_text (parse, form, "date", &ok));
  layout->blank_date = g_strdup (get_text (parse, form, "blank_date", &ok));
  if (!ok)
    return FALSE;
  if (layout->title == NULL || *layout->title == '\0')
    return fail (parse, _ ("“title” must be a text."));
  if (office != NULL && json_node_get_value_type (office) != G_TYPE_BOOLEAN)
    return fail (parse, _ ("“%s” must be true or false."), "office");

  layout->addressee = addressee != NULL ? expand (parse, addressee) : NULL;
  layout->fax = g_strdup (fax != NULL ? fax : (parse->names != NULL ? parse->names->fax : NULL));
  layout->office = office == NULL || json_node_get_boolean (office);

  return TRUE;
}

static gboolean
check_nested (Parse *parse,
              const MdgFormRow *row)
{
  for (guint i = 0; i < row->cells->len; i++)
    {
      const MdgFormCell *cell = row->cells->pdata[i];
      double sum = 0;

      for (guint j = 0; j < cell->rows->len; j++)
        sum += ((MdgFormRow *) cell->rows->pdata[j])->height;
      if (cell->rows->len > 0 && fabs (sum - row->height) > 0.01)
        return fail (parse, _ ("The rows inside a cell are %g mm high together; %g mm are needed."), sum, row->height);
    }

  return TRUE;
}

/* Rows without a height share what the others leave. */
static gboolean
settle_heights (Parse *parse,
                MdgFormLayout *layout)
{
  double left = MDG_FORM_BODY;
  guint n_flexible = 0;

  for (guint i = 0; i < layout->sections->len; i++)
    {
      MdgFormSection *section = layout->sections->pdata[i];

      for (guint j = 0; j < section->rows->len; j++)
        {
          left -= ((MdgFormRow *) section->rows->pdata[j])->height;
          n_flexible += ((MdgFormRow *) section->rows->pdata[j])->height <= 0;
        }
    }
  parse->where = layout->title;
  if (left - n_flexible * MDG_FORM_LEAST_ROW < -0.01)
    return fail (parse, _ ("It is %g mm too high for its page. Take lines away or make them lower."), n_flexible * MDG_FORM_LEAST_ROW - left);
  if (n_flexible == 0 && left > 0.01)
    return fail (parse, _ ("One row must be without “height”: it takes the %g mm that are left of the page."), left);

  for (guint i = 0; i < layout->sections->len; i++)
    {
      MdgFormSection *section = layout->sections->pdata[i];

      parse->where = section->label;
      for (guint j = 0; j < section->rows->len; j++)
        {
          MdgFormRow *row = section->rows->pdata[j];

          if (row->height <= 0)
            row->height = left / n_flexible;
          if (!check_nested (parse, row))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
find_targets (Parse *parse,
              JsonObject *form,
              JsonObject *all)
{
  gboolean ok = TRUE;
  const char *code = get_text (parse, form, "targets", &ok);
  JsonArray *lists = json_object_get_array_member (all, "lists");

  if (!ok || code == NULL || g_str_equal (code, "none"))
    return ok;

  for (guint i = 0; i < json_array_get_length (lists); i++)
    {
      JsonObject *list = json_array_get_object_element (lists, i);

      if (g_str_equal (json_object_get_string_member (list, "code"), code))
        parse->targets = list;
    }

  return parse->targets != NULL || fail (parse, _ ("There is no list of targets “%s”; there are none, matsudo and sagamihara."), code);
}

gboolean
mdg_form_parse (MdgFormLayout *layout,
                JsonObject *form,
                JsonObject *targets,
                const MdgFormNames *names,
                GError **error)
{
  static const char *const known[] = { "about", "code", "addressee", "fax", "title", "choices", "note", "date", "blank_date", "targets", "lines", "office", "copies", "sections", NULL };
  g_autoptr (GError) local = NULL;
  Parse parse = { names, NULL, "title", &local };
  gboolean done = check_members (&parse, form, known) && parse_head (&parse, form, layout);

  parse.where = "choices";
  done = done && parse_choices (&parse, form, layout);
  parse.where = "copies";
  done = done && parse_copies (&parse, form, layout);
  parse.where = "targets";
  done = done && find_targets (&parse, form, targets);
  parse.where = "sections";
  done = done && parse_sections (&parse, form, layout);
  parse.where = "lines";
  done = done && parse_lines (&parse, form, layout);
  done = done && settle_heights (&parse, layout);
  if (!done)
    g_propagate_error (error, g_steal_pointer (&local));

  return done;
}
