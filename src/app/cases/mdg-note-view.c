#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-note-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* About six lines; more is folded. */
#define FOLD_CHARACTERS 230
#define FOLD_LINES 6

struct _MdgNoteView
{
  GtkTextView parent_instance;

  char *text;
  GArray *marks;
  guint n_shown; /* code points of the note that are in the buffer */
  gboolean is_unfolded;
};

G_DEFINE_FINAL_TYPE (MdgNoteView, mdg_note_view, GTK_TYPE_TEXT_VIEW)

typedef struct
{
  const char *line[2]; /* light, dark */
  const char *tint[2];
} Colors;

static const Colors colors[MDG_N_ISSUE_GROUPS] = {
  { { "#2b62a8", "#95c0f5" }, { "#e3ecf8", "rgba(149,192,245,0.18)" } },
  { { "#8a5600", "#eaba66" }, { "#faeed5", "rgba(234,186,102,0.18)" } },
  { { "#7d3c88", "#dcabe6" }, { "#f4e6f6", "rgba(220,171,230,0.18)" } },
  { { "#46701f", "#abd383" }, { "#e8f2db", "rgba(171,211,131,0.18)" } },
};

static guint
get_scheme (void)
{
  return adw_style_manager_get_dark (adw_style_manager_get_default ()) ? 1 : 0;
}

static void
clear_mark (gpointer data)
{
  g_free (((MdgNoteMark *) data)->label);
}

/* Labels stand in the buffer behind their marks: so many code points of them before an offset of the note. */
static guint
to_buffer (MdgNoteView *self,
           guint offset,
           gboolean is_end)
{
  guint place = offset;

  for (guint i = 0; i < self->marks->len; i++)
    {
      MdgNoteMark *mark = &g_array_index (self->marks, MdgNoteMark, i);

      if (mark->end < offset || (mark->end == offset && !is_end))
        place += (guint) g_utf8_strlen (mark->label, -1);
    }

  return place;
}

static guint
to_note (MdgNoteView *self,
         guint place)
{
  guint before = 0;

  for (guint i = 0; i < self->marks->len; i++)
    {
      MdgNoteMark *mark = &g_array_index (self->marks, MdgNoteMark, i);
      guint length = (guint) g_utf8_strlen (mark->label, -1);
      guint start = mark->end + before;

      if (place <= start)
        break;
      /* Inside a label: where it begins. */
      if (place < start + length)
        return mark->end;
      before += length;
    }

  return place - before;
}

static void
get_iters (MdgNoteView *self,
           guint start,
           guint end,
           GtkTextIter *from,
           GtkTextIter *to)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));

  gtk_text_buffer_get_iter_at_offset (buffer, from, (int) to_buffer (self, start, FALSE));
  gtk_text_buffer_get_iter_at_offset (buffer, to, (int) to_buffer (self, end, TRUE));
}

static guint
count_fold (const char *text)
{
  guint n = 0;
  guint lines = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), n++)
    {
      lines += *p == '\n';
      if (lines >= FOLD_LINES)
        return n;
    }

  return n > FOLD_CHARACTERS + 30 ? FOLD_CHARACTERS : n;
}

static GtkTextTag *
ensure_tag (GtkTextBuffer *buffer,
            MdgIssueGroup group,
            gboolean is_label)
{
  g_autofree char *name = g_strconcat (is_label ? "label-" : "mark-", mdg_issue_group_get_name (group), NULL);
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), name);

  if (tag == NULL)
    tag = gtk_text_buffer_create_tag (buffer, name, NULL, NULL);
  if (is_label)
    g_object_set (tag, "foreground", colors[group].line[get_scheme ()], "scale", 0.72, "weight", PANGO_WEIGHT_BOLD, "letter-spacing", 512, NULL);
  else
    g_object_set (tag, "background", colors[group].tint[get_scheme ()], NULL);

  return tag;
}

static void
insert_label (MdgNoteView *self,
              GtkTextBuffer *buffer,
              MdgNoteMark *mark,
              guint place)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int) place);
  gtk_text_buffer_insert_with_tags (buffer, &iter, mark->label, -1, ensure_tag (buffer, mark->group, TRUE), NULL);
}

static void
fill (MdgNoteView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  const char *text = self->text != NULL ? self->text : "";
  g_autofree char *shown = NULL;
  guint before = 0;

  self->n_shown = self->is_unfolded ? (guint) g_utf8_strlen (text, -1) : count_fold (text);
  shown = g_utf8_substring (text, 0, (glong) self->n_shown);
  gtk_text_buffer_set_text (buffer, shown, -1);

  /* Those beyond the fold wait; the rest of the list is then the same as in the buffer. */
  for (guint i = self->marks->len; i > 0; i--)
    if (g_array_index (self->marks, MdgNoteMark, i - 1).end > self->n_shown)
      g_array_remove_index (self->marks, i - 1);

  for (guint i = 0; i < self->marks->len; i++)
    {
      MdgNoteMark *mark = &g_array_index (self->marks, MdgNoteMark, i);

      insert_label (self, buffer, mark, mark->end + before);
      before += (guint) g_utf8_strlen (mark->label, -1);
    }
  for (guint i = 0; i < self->marks->len; i++)
    {
      MdgNoteMark *mark = &g_array_index (self->marks, MdgNoteMark, i);
      GtkTextIter from;
      GtkTextIter to;

      get_iters (self, mark->start, mark->end, &from, &to);
      gtk_text_buffer_apply_tag (buffer, ensure_tag (buffer, mark->group, FALSE), &from, &to);
    }
  if (mdg_note_view_is_folded (self))
    {
      GtkTextIter end;

      gtk_text_buffer_get_end_iter (buffer, &end);
      gtk_text_buffer_insert (buffer, &end, "…", -1);
    }
}

static void
stroke (cairo_t *cr,
        MdgIssueGroup group,
        double x1,
        double x2,
        double y)
{
  static const double dots[] = { 1.5, 2.5 };
  static const double dashes[] = { 6, 3 };

  cairo_set_line_width (cr, group == MDG_ISSUE_FAMILY ? 1 : 2);
  cairo_set_dash (cr, dots, group == MDG_ISSUE_PERSON ? 2 : 0, 0);
  if (group == MDG_ISSUE_MEDICAL)
    cairo_set_dash (cr, dashes, 2, 0);
  cairo_move_to (cr, x1, y);
  cairo_line_to (cr, x2, y);
  cairo_stroke (cr);
  if (group == MDG_ISSUE_FAMILY)
    {
      cairo_move_to (cr, x1, y - 2.5);
      cairo_line_to (cr, x2, y - 2.5);
      cairo_stroke (cr);
    }
}

/* One stroke a display line. Marks are sentences, so each character may be asked for its place. */
static void
underline (MdgNoteView *self,
           cairo_t *cr,
           MdgNoteMark *mark)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter from;
  GtkTextIter to;
  GdkRectangle line = { 0 };
  GdkRGBA rgba;

  get_iters (self, mark->start, mark->end, &from, &to);
  gdk_rgba_parse (&rgba, colors[mark->group].line[get_scheme ()]);
  gdk_cairo_set_source_rgba (cr, &rgba);
  for (; gtk_text_iter_compare (&from, &to) < 0; gtk_text_iter_forward_char (&from))
    {
      GdkRectangle place;

      gtk_text_view_get_iter_location (view, &from, &place);
      if (line.width > 0 && place.y != line.y)
        {
          stroke (cr, mark->group, line.x, line.x + line.width, line.y + line.height - 1);
          line.width = 0;
        }
      if (line.width == 0)
        line = place;
      line.width = MAX (line.width, place.x + place.width - line.x);
    }
  if (line.width > 0)
    stroke (cr, mark->group, line.x, line.x + line.width, line.y + line.height - 1);
}

static void
mdg_note_view_snapshot_layer (GtkTextView *view,
                              GtkTextViewLayer layer,
                              GtkSnapshot *snapshot)
{
  MdgNoteView *self = MDG_NOTE_VIEW (view);
  GdkRectangle visible;
  cairo_t *cr;

  /* Above the tint, which belongs to the text. */
  if (layer != GTK_TEXT_VIEW_LAYER_ABOVE_TEXT || self->marks->len == 0)
    return;

  gtk_text_view_get_visible_rect (view, &visible);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT ((float) visible.x, (float) visible.y, (float) visible.width, (float) visible.height));
  for (guint i = 0; i < self->marks->len; i++)
    underline (self, cr, &g_array_index (self->marks, MdgNoteMark, i));
  cairo_destroy (cr);
}

static void
mdg_note_view_finalize (GObject *object)
{
  MdgNoteView *self = MDG_NOTE_VIEW (object);

  g_free (self->text);
  g_array_unref (self->marks);

  G_OBJECT_CLASS (mdg_note_view_parent_class)->finalize (object);
}

static void
mdg_note_view_class_init (MdgNoteViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdg_note_view_finalize;
  GTK_TEXT_VIEW_CLASS (klass)->snapshot_layer = mdg_note_view_snapshot_layer;
}

static void
mdg_note_view_init (MdgNoteView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);

  self->marks = g_array_new (FALSE, TRUE, sizeof (MdgNoteMark));
  g_array_set_clear_func (self->marks, clear_mark);
  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_cursor_visible (view, TRUE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_pixels_inside_wrap (view, 5);
  gtk_text_view_set_pixels_below_lines (view, 3);
  gtk_widget_add_css_class (GTK_WIDGET (self), "mdg-note");
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
}

GtkWidget *
mdg_note_view_new (void)
{
  return g_object_new (MDG_TYPE_NOTE_VIEW, NULL);
}

void
mdg_note_view_set_note (MdgNoteView *self,
                        const char *text,
                        GArray *marks)
{
  g_return_if_fail (MDG_IS_NOTE_VIEW (self));

  g_free (self->text);
  self->text = g_strdup (text);
  g_array_set_size (self->marks, 0);
  for (guint i = 0; i < marks->len; i++)
    {
      MdgNoteMark mark = g_array_index (marks, MdgNoteMark, i);

      mark.label = g_strdup (mark.label);
      g_array_append_val (self->marks, mark);
    }
  fill (self);
}

gboolean
mdg_note_view_is_folded (MdgNoteView *self)
{
  g_return_val_if_fail (MDG_IS_NOTE_VIEW (self), FALSE);

  return self->text != NULL && self->n_shown < (guint) g_utf8_strlen (self->text, -1);
}

void
mdg_note_view_unfold (MdgNoteView *self)
{
  g_return_if_fail (MDG_IS_NOTE_VIEW (self));

  self->is_unfolded = TRUE;
}

char *
mdg_note_view_dup_selection (MdgNoteView *self,
                             guint *offset)
{
  GtkTextIter from;
  GtkTextIter to;
  guint start;
  guint end;

  g_return_val_if_fail (MDG_IS_NOTE_VIEW (self), NULL);

  if (self->text == NULL || !gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &from, &to))
    return NULL;

  start = MIN (to_note (self, (guint) gtk_text_iter_get_offset (&from)), self->n_shown);
  end = MIN (to_note (self, (guint) gtk_text_iter_get_offset (&to)), self->n_shown);
  if (start >= end)
    return NULL;

  *offset = start;

  return g_utf8_substring (self->text, (glong) start, (glong) end);
}

void
mdg_note_view_select (MdgNoteView *self,
                      guint start,
                      guint end)
{
  GtkTextIter from;
  GtkTextIter to;

  g_return_if_fail (MDG_IS_NOTE_VIEW (self));

  get_iters (self, start, end, &from, &to);
  gtk_text_buffer_select_range (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &from, &to);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}
