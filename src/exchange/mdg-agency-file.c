#define G_LOG_DOMAIN "mdg-exchange"

#include "config.h"

#include "mdg-agency-file-private.h"

#include "mdg-agency.h"
#include "mdg-error.h"
#include "mdg-feature-private.h"
#include "mdg-hours.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

/* A head stands among the first rows, below titles. */
#define HEAD_ROWS 10
#define N_DAYS MDG_HOURS_N_DAYS
#define MAX_FACILITIES 500000

/* Departments and times of one facility, gathered over its rows. */
typedef struct
{
  guint line;
  char *id;
  GPtrArray *departments;
  GPtrArray *days[N_DAYS]; /* "9:00-12:00" */
} Facility;

struct _MdgAgencyFile
{
  GPtrArray *paths; /* tables still to be read, the next one last */
  char *folder;     /* where a zip was unpacked, or NULL */
  GHashTable *procedures;
  GHashTable *services;
  MdgDate today;

  MdgSheetReader *reader;
  MdgAgencyHead *head;
  guint n_tables; /* that had a head */

  GHashTable *facilities; /* id → Facility */
  GPtrArray *order;       /* of the same, borrowed */
  guint next_facility;
};

static void
facility_free (gpointer data)
{
  Facility *facility = data;

  g_free (facility->id);
  g_ptr_array_unref (facility->departments);
  for (guint i = 0; i < N_DAYS; i++)
    g_ptr_array_unref (facility->days[i]);
  g_free (facility);
}

static Facility *
find_facility (MdgAgencyFile *self,
               const char *id,
               guint line)
{
  Facility *facility = g_hash_table_lookup (self->facilities, id);

  if (facility != NULL || g_hash_table_size (self->facilities) >= MAX_FACILITIES)
    return facility;

  facility = g_new0 (Facility, 1);
  facility->line = line;
  facility->id = g_strdup (id);
  facility->departments = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < N_DAYS; i++)
    facility->days[i] = g_ptr_array_new_with_free_func (g_free);
  g_hash_table_insert (self->facilities, facility->id, facility);
  g_ptr_array_add (self->order, facility);

  return facility;
}

static void
add_once (GPtrArray *texts,
          const char *text)
{
  for (guint i = 0; i < texts->len; i++)
    if (g_str_equal (texts->pdata[i], text))
      return;

  g_ptr_array_add (texts, g_strdup (text));
}

/* 00:00-00:00 and what ends before it begins stand for nothing. */
static void
add_span (GPtrArray *spans,
          const char *from,
          const char *to)
{
  int from_hours;
  int from_minutes;
  int to_hours;
  int to_minutes;
  g_autofree char *text = NULL;

  if (sscanf (from, "%2d:%2d", &from_hours, &from_minutes) != 2 || sscanf (to, "%2d:%2d", &to_hours, &to_minutes) != 2)
    return;
  if (from_hours < 0 || to_hours > 24 || from_hours * 60 + from_minutes >= to_hours * 60 + to_minutes)
    return;

  text = g_strdup_printf ("%d:%02d-%d:%02d", from_hours, from_minutes, to_hours, to_minutes);
  add_once (spans, text);
}

static void
gather_hours (MdgAgencyFile *self,
              GPtrArray *cells,
              guint line)
{
  const char *id = mdg_agency_head_get (self->head, cells, MDG_AGENCY_COLUMN_ENTRY);
  const char *department = mdg_agency_head_get (self->head, cells, MDG_AGENCY_COLUMN_DEPARTMENT);
  Facility *facility = id != NULL ? find_facility (self, id, line) : NULL;
  const char *times[N_DAYS * 2] = { NULL };

  if (facility == NULL)
    return;
  if (department != NULL)
    add_once (facility->departments, department);
  for (guint i = 0; i < MIN (self->head->days->len, cells->len); i++)
    {
      int place = g_array_index (self->head->days, int, i);

      if (place >= 0 && *g_strstrip (cells->pdata[i]) != '\0')
        times[place] = cells->pdata[i];
    }
  for (guint day = 0; day < N_DAYS; day++)
    if (times[2 * day] != NULL && times[2 * day + 1] != NULL)
      add_span (facility->days[day], times[2 * day], times[2 * day + 1]);
}

static char *
join_spans (GPtrArray *spans)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", (const char *) spans->pdata[i]);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Days with the same times together: "月-金 9:00-12:00 14:00-18:00、土 9:00-12:00". */
static char *
compose_hours (const Facility *facility)
{
  static const char *const days[N_DAYS] = { "月", "火", "水", "木", "金", "土", "日", "祝" };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint first = 0; first < N_DAYS;)
    {
      g_autofree char *spans = join_spans (facility->days[first]);
      guint last = first;

      while (last + 1 < N_DAYS - 1)
        {
          g_autofree char *next = join_spans (facility->days[last + 1]);

          if (!g_str_equal (next, spans))
            break;
          last++;
        }
      if (*spans != '\0')
        g_string_append_printf (text, "%s%s%s%s %s", text->len > 0 ? "、" : "", days[first], last > first ? "-" : "", last > first ? days[last] : "", spans);
      first = last + 1;
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static MdgAgencyEntry *
new_hours_entry (const Facility *facility)
{
  MdgAgencyEntry *entry = mdg_agency_entry_new_empty (facility->line);
  g_autofree char *hours = compose_hours (facility);
  g_autoptr (GString) departments = g_string_new (NULL);

  for (guint i = 0; i < facility->departments->len; i++)
    g_string_append_printf (departments, "%s%s", i > 0 ? ";" : "", (const char *) facility->departments->pdata[i]);
  entry->kind = MDG_AGENCY_FILE_HOURS;
  entry->dataset = g_strdup ("navii");
  entry->entry = g_strdup (facility->id);
  mdg_record_set_text (entry->agency, MDG_AGENCY_HOURS, hours);
  mdg_record_set_text (entry->agency, MDG_AGENCY_DEPARTMENTS, departments->str);

  return entry;
}

/* A head of two lines: what stands below wins. */
static MdgAgencyHead *
join_head (MdgAgencyFile *self,
           GPtrArray *above,
           GPtrArray *below)
{
  g_autoptr (GPtrArray) joined = g_ptr_array_new ();

  for (guint i = 0; i < MAX (above->len, below->len); i++)
    {
      const char *cell = i < below->len ? below->pdata[i] : "";

      g_ptr_array_add (joined, (gpointer) (*cell != '\0' || i >= above->len ? cell : above->pdata[i]));
    }

  return mdg_agency_head_new (joined, self->procedures, self->services, &self->today);
}

/* FALSE with an error when the file cannot be read; TRUE without a head when it has none. */
static gboolean
find_head (MdgAgencyFile *self,
           GError **error)
{
  g_autoptr (GPtrArray) above = NULL;

  for (guint i = 0; i < HEAD_ROWS && self->head == NULL; i++)
    {
      g_autoptr (GPtrArray) cells = NULL;
      g_autoptr (GError) local = NULL;
      guint line;
      MdgSheetStatus status = mdg_sheet_reader_next (self->reader, &cells, &line, &local);

      if (status == MDG_SHEET_FAILED)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (status == MDG_SHEET_END)
        return TRUE;
      if (status == MDG_SHEET_REFUSED)
        continue;

      self->head = mdg_agency_head_new (cells, self->procedures, self->services, &self->today);
      if (self->head == NULL && above != NULL)
        self->head = join_head (self, above, cells);
      g_clear_pointer (&above, g_ptr_array_unref);
      above = g_steal_pointer (&cells);
    }

  return TRUE;
}

static gboolean
set_no_head (GError **error)
{
  g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("No row among the first ten names the columns of a list of agencies (事業所名, 事業所番号, 住所 …). Nothing was changed."));

  return FALSE;
}

/* The next table that has a head; FALSE without an error when there is none left. */
static gboolean
open_next (MdgAgencyFile *self,
           GError **error)
{
  while (self->paths->len > 0)
    {
      g_autofree char *path = g_ptr_array_steal_index (self->paths, self->paths->len - 1);

      self->reader = mdg_sheet_reader_new_for_path (path, error);
      if (self->reader == NULL || !find_head (self, error))
        return FALSE;
      if (self->head != NULL)
        {
          self->n_tables++;
          return TRUE;
        }
      g_clear_pointer (&self->reader, mdg_sheet_reader_free);
    }

  return self->n_tables > 0 ? FALSE : set_no_head (error);
}

static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char *const *) b, *(char *const *) a);
}

static gboolean
is_workbook_or_table (const char *name)
{
  return g_str_has_suffix (name, ".csv") || g_str_has_suffix (name, ".txt") || g_str_has_suffix (name, ".xlsx");
}

static gboolean
list_unpacked (MdgAgencyFile *self,
               GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, error);
  const char *name;

  if (dir == NULL)
    return FALSE;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (is_workbook_or_table (name))
      g_ptr_array_add (self->paths, g_build_filename (self->folder, name, NULL));
  g_ptr_array_sort (self->paths, compare_paths);

  return TRUE;
}

/* A workbook is a zip file, too. */
static gboolean
is_zip (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);
  char magic[4] = { 0 };
  FILE *file;
  gboolean has_magic;

  if (g_str_has_suffix (lower, ".xlsx") || g_str_has_suffix (lower, ".xlsm") || !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return FALSE;

  file = fopen (path, "rbe");
  has_magic = file != NULL && fread (magic, 1, sizeof magic, file) == sizeof magic && memcmp (magic, "PK\003\004", sizeof magic) == 0;
  if (file != NULL)
    fclose (file);

  return has_magic;
}

MdgAgencyFile *
mdg_agency_file_new (const char *path,
                     GHashTable *procedures,
                     GHashTable *services,
                     const MdgDate *today,
                     GError **error)
{
  g_autoptr (MdgAgencyFile) self = g_new0 (MdgAgencyFile, 1);
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (path != NULL && procedures != NULL && services != NULL, NULL);

  self->paths = g_ptr_array_new_with_free_func (g_free);
  self->procedures = procedures;
  self->services = services;
  self->today = *today;
  self->facilities = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, facility_free);
  self->order = g_ptr_array_new ();
  if (is_zip (path))
    {
      self->folder = mdg_unpack_layers (path, error);
      if (self->folder == NULL || !list_unpacked (self, error))
        return NULL;
    }
  else
    g_ptr_array_add (self->paths, g_strdup (path));
  if (!open_next (self, &local))
    {
      if (local == NULL)
        set_no_head (&local);
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }

  return g_steal_pointer (&self);
}

void
mdg_agency_file_free (MdgAgencyFile *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->reader, mdg_sheet_reader_free);
  g_clear_pointer (&self->head, mdg_agency_head_free);
  g_ptr_array_unref (self->paths);
  g_ptr_array_unref (self->order);
  g_hash_table_unref (self->facilities);
  if (self->folder != NULL)
    mdg_unpack_remove (self->folder);
  g_free (self->folder);
  g_free (self);
}

static MdgSheetStatus
next_facility (MdgAgencyFile *self,
               MdgAgencyEntry **entry)
{
  if (self->next_facility >= self->order->len)
    return MDG_SHEET_END;

  *entry = new_hours_entry (self->order->pdata[self->next_facility++]);

  return MDG_SHEET_ROW;
}

MdgSheetStatus
mdg_agency_file_next (MdgAgencyFile *self,
                      MdgAgencyEntry **entry,
                      guint *line,
                      GError **error)
{
  g_return_val_if_fail (self != NULL && entry != NULL && line != NULL, MDG_SHEET_FAILED);

  *entry = NULL;
  while (self->reader != NULL)
    {
      g_autoptr (GPtrArray) cells = NULL;
      g_autoptr (GError) local = NULL;
      MdgSheetStatus status = mdg_sheet_reader_next (self->reader, &cells, line, error);

      if (status == MDG_SHEET_FAILED || status == MDG_SHEET_REFUSED)
        return status;
      if (status == MDG_SHEET_ROW && self->head->kind == MDG_AGENCY_FILE_HOURS)
        {
          gather_hours (self, cells, *line);
          continue;
        }
      if (status == MDG_SHEET_ROW)
        {
          *entry = mdg_agency_entry_new (self->head, cells, *line, &local);
          if (*entry != NULL)
            return MDG_SHEET_ROW;
          g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("Line %u: %s"), *line, local->message);
          return MDG_SHEET_REFUSED;
        }

      g_clear_pointer (&self->reader, mdg_sheet_reader_free);
      g_clear_pointer (&self->head, mdg_agency_head_free);
      if (!open_next (self, &local) && local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return MDG_SHEET_FAILED;
        }
    }

  return next_facility (self, entry);
}
