#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-release-figures.h"

#include "mdg-error.h"
#include "mdg-release.h"
#include "mdg-releases.h"
#include "mdg-release-limits.h"
#include "mdg-suppression.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

typedef struct
{
  char *key;
  guint value;
  MdgCountState state;
  gboolean is_new;  /* of this sheet */
  gboolean is_near; /* tied to it */
} Figure;

/* A sum (the total first), or a whole and its part. */
typedef struct
{
  GArray *figures; /* guint */
  gboolean is_part;
  gboolean is_new;
} Tie;

struct _MdgReleaseFigures
{
  MdgVersion version;
  guint least; /* of this version */
  guint least_public;
  GArray *figures;     /* Figure */
  GHashTable *indexes; /* key → index + 1 of the newest figure of that key */
  GArray *ties;        /* Tie */
  MdgSuppression *suppression;
};

static void
clear_figure (gpointer data)
{
  g_free (((Figure *) data)->key);
}

static void
clear_tie (gpointer data)
{
  g_array_unref (((Tie *) data)->figures);
}

void
mdg_release_figures_free (MdgReleaseFigures *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->figures);
  g_hash_table_unref (self->indexes);
  g_array_unref (self->ties);
  g_clear_pointer (&self->suppression, mdg_suppression_free);
  g_free (self);
}

static Figure *
get_figure (MdgReleaseFigures *self,
            guint index)
{
  return &g_array_index (self->figures, Figure, index);
}

static Figure *
find_figure (MdgReleaseFigures *self,
             const char *key)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->indexes, key));

  return index > 0 ? get_figure (self, index - 1) : NULL;
}

/* A figure that was corrected since is another one: the old stays known under no name. */
static Figure *
put_figure (MdgReleaseFigures *self,
            const char *key,
            guint value,
            MdgCountState state)
{
  Figure *known = find_figure (self, key);
  Figure figure = { NULL, value, state, FALSE, FALSE };

  if (known != NULL && known->value == value)
    {
      /* Printed once is known for ever; what was withheld stays so. */
      if (state == MDG_COUNT_RELEASED || known->state == MDG_COUNT_IMPLIED || (state == MDG_COUNT_WITHHELD && known->state == MDG_COUNT_NEW))
        known->state = state;
      return known;
    }

  figure.key = g_strdup (key);
  g_array_append_val (self->figures, figure);
  g_hash_table_replace (self->indexes, g_strdup (key), GUINT_TO_POINTER (self->figures->len));

  return get_figure (self, self->figures->len - 1);
}

static gboolean
add_index (MdgReleaseFigures *self,
           GArray *figures,
           const char *key)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->indexes, key));
  guint figure = index - 1;

  if (index > 0)
    g_array_append_val (figures, figure);

  return index > 0;
}

static gboolean
add_tie (MdgReleaseFigures *self,
         const char *total,
         const char *const *parts,
         gboolean is_part,
         gboolean is_new)
{
  g_autoptr (GArray) figures = g_array_new (FALSE, FALSE, sizeof (guint));
  Tie one = { figures, is_part, is_new };
  guint64 sum = 0;
  guint whole;

  if (!add_index (self, figures, total))
    return FALSE;
  whole = get_figure (self, g_array_index (figures, guint, 0))->value;
  for (; *parts != NULL; parts++)
    {
      if (!add_index (self, figures, *parts))
        return FALSE;
      sum += get_figure (self, g_array_index (figures, guint, figures->len - 1))->value;
    }
  if (is_part ? sum > whole || figures->len != 2 : sum != whole)
    return FALSE;

  g_steal_pointer (&figures);
  g_array_append_val (self->ties, one);

  return TRUE;
}

/* What a figure on an earlier sheet means for this one. What stands on a sheet of the committee is not known to the public,
   and not let out by it either; the committee has the sheets of the public, and may be shown what these withhold. */
static MdgCountState
get_known_state (MdgReleaseFigures *self,
                 MdgVersion version,
                 MdgCountState state,
                 gint64 value)
{
  gboolean is_plain = state == MDG_COUNT_WITHHELD || state == MDG_COUNT_RELEASED;

  if (self->version == version || !is_plain)
    return state;
  if (self->version == MDG_VERSION_COMMITTEE)
    return state == MDG_COUNT_RELEASED ? state : MDG_COUNT_NEW;

  return value > 0 && (guint64) value < self->least_public ? MDG_COUNT_WITHHELD : MDG_COUNT_NEW;
}

static void
read_figures (MdgReleaseFigures *self,
              MdgVersion version,
              JsonObject *figures)
{
  static const MdgCountState states[] = { MDG_COUNT_WITHHELD, MDG_COUNT_RELEASED, MDG_COUNT_IMPLIED, MDG_COUNT_SLACK };
  JsonObjectIter iter;
  const char *key;
  JsonNode *node;

  json_object_iter_init (&iter, figures);
  while (json_object_iter_next (&iter, &key, &node))
    {
      JsonArray *pair = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

      gint64 value = pair != NULL && json_array_get_length (pair) == 2 ? json_array_get_int_element (pair, 0) : -1;
      gint64 state = value >= 0 ? json_array_get_int_element (pair, 1) : 0;

      if (value >= 0 && state >= 0 && state < (gint64) G_N_ELEMENTS (states))
        put_figure (self, key, (guint) MIN (value, G_MAXINT / 8), get_known_state (self, version, states[state], value));
    }
}

static void
read_ties (MdgReleaseFigures *self,
           JsonArray *ties,
           gboolean is_part)
{
  for (guint i = 0; ties != NULL && i < json_array_get_length (ties); i++)
    {
      JsonArray *keys = json_array_get_array_element (ties, i);
      g_autoptr (GPtrArray) names = g_ptr_array_new ();

      for (guint j = 0; keys != NULL && j < json_array_get_length (keys); j++)
        g_ptr_array_add (names, (gpointer) json_array_get_string_element (keys, j));
      g_ptr_array_add (names, NULL);
      if (names->len > 2)
        add_tie (self, names->pdata[0], (const char *const *) names->pdata + 1, is_part, FALSE);
    }
}

static JsonArray *
get_array (JsonObject *object,
           const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/* What one sheet printed. A text that cannot be read was not written by this file, and ties nothing. */
static void
read_release (MdgReleaseFigures *self,
              MdgRecord *release)
{
  const char *cells = mdg_record_get_text (release, MDG_RELEASE_CELLS);
  MdgVersion version = MDG_VERSION_PUBLIC;
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root = json_parser_load_from_data (parser, cells, -1, NULL) ? json_parser_get_root (parser) : NULL;
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonNode *figures = object != NULL ? json_object_get_member (object, "figures") : NULL;

  if (figures == NULL || !JSON_NODE_HOLDS_OBJECT (figures))
    return;

  mdg_version_find (mdg_record_get_text (release, MDG_RELEASE_VERSION), &version);
  read_figures (self, version, json_node_get_object (figures));
  read_ties (self, get_array (object, "sums"), FALSE);
  read_ties (self, get_array (object, "parts"), TRUE);
}

guint
mdg_release_figures_get_least (MdgReleaseFigures *self)
{
  return self->least;
}

MdgReleaseFigures *
mdg_release_figures_load (MdgWorkspace *workspace,
                          MdgVersion version,
                          GError **error)
{
  g_autoptr (MdgReleaseFigures) self = g_new0 (MdgReleaseFigures, 1);
  g_autoptr (GPtrArray) releases = mdg_releases_list_ever (workspace, error);

  self->version = version;
  self->least = mdg_release_limits_get (workspace, version);
  self->least_public = mdg_release_limits_get (workspace, MDG_VERSION_PUBLIC);
  self->figures = g_array_new (FALSE, FALSE, sizeof (Figure));
  g_array_set_clear_func (self->figures, clear_figure);
  self->indexes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->ties = g_array_new (FALSE, FALSE, sizeof (Tie));
  g_array_set_clear_func (self->ties, clear_tie);
  if (releases == NULL)
    return NULL;

  for (guint i = 0; i < releases->len; i++)
    if (!mdg_record_is_empty (releases->pdata[i], MDG_RELEASE_CELLS))
      read_release (self, releases->pdata[i]);

  return g_steal_pointer (&self);
}

void
mdg_release_figures_add (MdgReleaseFigures *self,
                         const char *key,
                         guint value)
{
  put_figure (self, key, value, MDG_COUNT_NEW)->is_new = TRUE;
}

void
mdg_release_figures_add_implied (MdgReleaseFigures *self,
                                 const char *key,
                                 guint value)
{
  put_figure (self, key, value, MDG_COUNT_IMPLIED);
}

void
mdg_release_figures_add_rest (MdgReleaseFigures *self,
                              const char *whole,
                              const char *part)
{
  g_autofree char *rest = g_strdup_printf ("%s less %s", whole, part);
  const char *parts[] = { part, rest, NULL };
  guint all;
  guint some;

  if (!mdg_release_figures_find (self, whole, &all) || !mdg_release_figures_find (self, part, &some) || some > all)
    return;

  mdg_release_figures_add_implied (self, rest, all - some);
  mdg_release_figures_add_sum (self, whole, parts);
}

gboolean
mdg_release_figures_find (MdgReleaseFigures *self,
                          const char *key,
                          guint *value)
{
  const Figure *figure = find_figure (self, key);

  if (figure != NULL)
    *value = figure->value;

  return figure != NULL;
}

gboolean
mdg_release_figures_add_sum (MdgReleaseFigures *self,
                             const char *total,
                             const char *const *parts)
{
  return *parts != NULL && add_tie (self, total, parts, FALSE, TRUE);
}

gboolean
mdg_release_figures_add_part (MdgReleaseFigures *self,
                              const char *whole,
                              const char *part)
{
  const char *parts[] = { part, NULL };

  return add_tie (self, whole, parts, TRUE, TRUE);
}

/* How often the same is counted says nothing by itself: it makes a sum of what is none. */
static void
add_repeats (MdgReleaseFigures *self,
             const char *whole,
             const char *const *parts,
             guint repeats)
{
  g_autofree char *times = g_strconcat (whole, " by ", parts[0], NULL);
  g_autofree char *again = g_strconcat (times, " again", NULL);
  const char *sum[] = { whole, again, NULL };
  guint all;

  if (!mdg_release_figures_find (self, whole, &all))
    return;

  put_figure (self, times, all + repeats, MDG_COUNT_SLACK);
  put_figure (self, again, repeats, MDG_COUNT_SLACK);
  mdg_release_figures_add_sum (self, times, parts);
  mdg_release_figures_add_sum (self, times, sum);
}

static void
add_others (MdgReleaseFigures *self,
            const char *whole,
            const char *const *parts,
            guint n)
{
  g_autofree char *list = g_strjoinv (" ", (char **) parts);
  g_autofree char *others = g_strconcat (whole, " but for ", list, NULL);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  for (; *parts != NULL; parts++)
    g_ptr_array_add (all, (gpointer) *parts);
  g_ptr_array_add (all, others);
  g_ptr_array_add (all, NULL);
  mdg_release_figures_add_implied (self, others, n);
  mdg_release_figures_add_sum (self, whole, (const char *const *) all->pdata);
}

void
mdg_release_figures_add_parts (MdgReleaseFigures *self,
                               const char *whole,
                               const char *const *parts,
                               gboolean may_overlap)
{
  /* A sheet that a reader takes for as likely has each figure by no more than the limit off: a part so far below its whole stays below it
     in all of them, and need not be tied. */
  guint far_below = 2 * MAX (self->least, self->least_public);
  guint value = 0;
  guint all;

  if (*parts == NULL || !mdg_release_figures_find (self, whole, &all))
    return;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      guint one;

      if (!mdg_release_figures_find (self, parts[i], &one))
        return;
      if (may_overlap && one > 0 && all < one + far_below)
        mdg_release_figures_add_part (self, whole, parts[i]);
      value += one;
    }
  if (value == all)
    mdg_release_figures_add_sum (self, whole, parts);
  else if (value > all)
    add_repeats (self, whole, parts, value - all);
  else if (!may_overlap)
    add_others (self, whole, parts, all - value);
}

GPtrArray *
mdg_release_figures_list (MdgReleaseFigures *self,
                          const char *prefix)
{
  GPtrArray *keys = g_ptr_array_new ();

  for (guint i = 0; i < self->figures->len; i++)
    if (g_str_has_prefix (get_figure (self, i)->key, prefix) && GPOINTER_TO_UINT (g_hash_table_lookup (self->indexes, get_figure (self, i)->key)) == i + 1)
      g_ptr_array_add (keys, get_figure (self, i)->key);

  return keys;
}

static void
tie (MdgReleaseFigures *self,
     const Tie *one)
{
  const guint *figures = (const guint *) (gpointer) one->figures->data;

  if (one->is_part)
    mdg_suppression_add_part (self->suppression, figures[0], figures[1]);
  else
    mdg_suppression_add_sum (self->suppression, figures[0], figures + 1, one->figures->len - 1);
}

/* What no tie leads to from this sheet cannot tell anything of it. */
static void
find_near (MdgReleaseFigures *self)
{
  gboolean has_more = TRUE;

  for (guint i = 0; i < self->figures->len; i++)
    get_figure (self, i)->is_near = get_figure (self, i)->is_new;
  while (has_more)
    {
      has_more = FALSE;
      for (guint i = 0; i < self->ties->len; i++)
        {
          const GArray *figures = g_array_index (self->ties, Tie, i).figures;
          guint n_near = 0;

          for (guint j = 0; j < figures->len; j++)
            n_near += get_figure (self, g_array_index (figures, guint, j))->is_near ? 1 : 0;
          if (n_near == 0 || n_near == figures->len)
            continue;
          for (guint j = 0; j < figures->len; j++)
            get_figure (self, g_array_index (figures, guint, j))->is_near = TRUE;
          has_more = TRUE;
        }
    }
}

static void
suppress (MdgReleaseFigures *self)
{
  g_clear_pointer (&self->suppression, mdg_suppression_free);
  self->suppression = mdg_suppression_new (self->least);
  for (guint i = 0; i < self->figures->len; i++)
    mdg_suppression_add_cell (self->suppression, get_figure (self, i)->value, get_figure (self, i)->state);
  for (guint i = 0; i < self->ties->len; i++)
    if (get_figure (self, g_array_index (g_array_index (self->ties, Tie, i).figures, guint, 0))->is_near)
      tie (self, &g_array_index (self->ties, Tie, i));
  mdg_suppression_run (self->suppression);
}

static gboolean
is_exposed (MdgReleaseFigures *self,
            guint index)
{
  const Figure *figure = get_figure (self, index);

  /* What earlier sheets gave away among themselves is no fault of this one. */
  return figure->is_near && mdg_suppression_is_exposed (self->suppression, index) && (figure->is_new || figure->state == MDG_COUNT_IMPLIED);
}

/* Where no way was found to keep a figure from being worked out, all of this sheet that is tied to it is withheld; FALSE when there was nothing left. */
static gboolean
withhold_around (MdgReleaseFigures *self)
{
  gboolean has_changed = FALSE;

  for (guint i = 0; i < self->ties->len; i++)
    {
      const GArray *figures = g_array_index (self->ties, Tie, i).figures;
      gboolean has_exposed = FALSE;

      for (guint j = 0; j < figures->len; j++)
        has_exposed = has_exposed || is_exposed (self, g_array_index (figures, guint, j));
      for (guint j = 0; has_exposed && j < figures->len; j++)
        {
          Figure *figure = get_figure (self, g_array_index (figures, guint, j));

          if (!figure->is_new || figure->state != MDG_COUNT_NEW || figure->value == 0)
            continue;
          figure->state = MDG_COUNT_WITHHELD;
          has_changed = TRUE;
        }
    }

  return has_changed;
}

static gboolean
has_exposed (MdgReleaseFigures *self)
{
  for (guint i = 0; i < self->figures->len; i++)
    if (is_exposed (self, i))
      return TRUE;

  return FALSE;
}

gboolean
mdg_release_figures_run (MdgReleaseFigures *self,
                         GError **error)
{
  find_near (self);
  suppress (self);
  while (has_exposed (self))
    {
      if (!withhold_around (self))
        {
          g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("With the sheets given out before, a figure of fewer people than may be shown could be worked out. Nothing was written. Choose another period or fewer lines."));
          return FALSE;
        }
      suppress (self);
    }

  return TRUE;
}

gboolean
mdg_release_figures_is_printed (MdgReleaseFigures *self,
                                const char *key)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->indexes, key));

  g_return_val_if_fail (self->suppression != NULL && index > 0, FALSE);

  return get_figure (self, index - 1)->state != MDG_COUNT_WITHHELD && mdg_suppression_get_mark (self->suppression, index - 1) == MDG_MARK_PRINTED;
}

/* The place of it in what read_figures reads. */
static int
get_kept_state (MdgReleaseFigures *self,
                const Figure *figure)
{
  if (figure->is_new)
    return mdg_release_figures_is_printed (self, figure->key) ? 1 : 0;

  return figure->state == MDG_COUNT_IMPLIED ? 2 : 3;
}

static void
write_ties (MdgReleaseFigures *self,
            JsonBuilder *builder,
            const char *name,
            gboolean is_part)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->ties->len; i++)
    {
      const Tie *one = &g_array_index (self->ties, Tie, i);

      if (!one->is_new || one->is_part != is_part)
        continue;
      json_builder_begin_array (builder);
      for (guint j = 0; j < one->figures->len; j++)
        json_builder_add_string_value (builder, get_figure (self, g_array_index (one->figures, guint, j))->key);
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
}

char *
mdg_release_figures_dup_json (MdgReleaseFigures *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "figures");
  json_builder_begin_object (builder);
  for (guint i = 0; i < self->figures->len; i++)
    {
      const Figure *figure = get_figure (self, i);

      if (!figure->is_new && figure->state != MDG_COUNT_IMPLIED && figure->state != MDG_COUNT_SLACK)
        continue;
      json_builder_set_member_name (builder, figure->key);
      json_builder_begin_array (builder);
      json_builder_add_int_value (builder, figure->value);
      json_builder_add_int_value (builder, get_kept_state (self, figure));
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
  write_ties (self, builder, "sums", FALSE);
  write_ties (self, builder, "parts", TRUE);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}
