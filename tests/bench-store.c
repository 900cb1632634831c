/* Rows 1 to 4 of the figures to reach: each the register's own operation against a bare loop over the same library and
   data, alternating in one run; saves and searches on the register of a made-up centre, whose text reads like the real
   one. MDG_BENCH_SIZE is a number of consultations; 10,000 and 100,000 by default. MDG_BENCH_REGISTER names a register
   that madoguchi-cli sample has made, to try rows 1, 3 and 4 on; it is written to. */

#include "mdg-audit.h"
#include "mdg-change-table.h"
#include "mdg-consultation.h"
#include "mdg-contact.h"
#include "mdg-record-sql.h"
#include "mdg-record-table.h"
#include "mdg-sample.h"
#include "mdg-search-index.h"
#include "mdg-search.h"
#include "mdg-test-register.h"
#include "mdg-workspace.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define CHUNK 5000
#define N_SAVES 400
#define N_STALL_SAVES 2000
#define SAVES_BETWEEN_PAUSES 50
#define LONG_PAUSE_US (3 * G_USEC_PER_SEC)
#define SHORT_PAUSE_US (50 * 1000)
#define N_TEXTS 512
#define N_ROUNDS 5

static const char *const words[] = {
  "独居",
  "退院",
  "往診",
  "訪問看護",
  "介護保険",
  "申請",
  "病棟",
  "家族",
  "遠方",
  "認知症",
  "服薬",
  "転倒",
  "骨折",
  "見守り",
  "通院",
  "困難",
  "主治医",
  "不在",
  "看取り",
  "希望",
  "相談員",
  "連携",
  "包括",
  "担当",
  "電話",
  "折り返し",
  "金銭管理",
  "成年後見",
  "身寄りなし",
  "生活保護",
  "同意",
  "説明",
  "調整",
  "会議",
  "療養",
  "褥瘡",
  "胃瘻",
  "酸素",
  "麻薬",
  "末期",
  "訪問診療",
  "夜間",
  "対応",
  "可能",
  "医療機関",
  "紹介",
  "案内",
  "三か所",
  "本人",
  "意向",
  "確認",
  "妻",
  "長男",
  "同居",
  "日中",
  "一人",
  "食事",
  "低下",
  "体重",
};

static gint64
now_ns (void)
{
  struct timespec ts;

  clock_gettime (CLOCK_MONOTONIC, &ts);

  return (gint64) ts.tv_sec * 1000000000 + ts.tv_nsec;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static double
get_part (GArray *values,
          double part)
{
  g_array_sort (values, compare_doubles);

  return g_array_index (values, double, MIN (values->len - 1, (guint) (part * values->len)));
}

static void
add (GArray *values,
     double value)
{
  g_array_append_val (values, value);
}

static GArray *
new_values (void)
{
  return g_array_new (FALSE, FALSE, sizeof (double));
}

/* About 300 characters of words in no order; the rarer the later in the list. */
static char *
new_text (GRand *rand)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < 90; i++)
    {
      double r = g_rand_double (rand);

      g_string_append (text, words[(guint) (r * r * G_N_ELEMENTS (words))]);
      if (i % 3 == 2)
        g_string_append (text, i % 9 == 8 ? "。" : "、");
    }

  return g_string_free (text, FALSE);
}

static MdgRecord *
new_record (const char *text,
            guint i)
{
  g_autofree char *at = g_strdup_printf ("%04u-%02u-%02uT%02u:%02u", 2010 + i / 100000 % 16, 1 + i % 12, 1 + i % 28, 8 + i % 10, i % 60);
  MdgRecord *record = mdg_test_consultation (at, text);

  mdg_record_set_text (record, MDG_CONSULTATION_KIND, "new");
  mdg_record_set_text (record, MDG_CONSULTATION_CHANNEL, "tel");
  mdg_record_set_text (record, MDG_CONSULTATION_DIRECTION, "in");
  mdg_record_set_text (record, MDG_CONSULTATION_CONSULTER_NAME, "居宅 佐藤");
  mdg_record_set_text (record, MDG_CONSULTATION_AFFILIATION, "みどり居宅介護支援事業所");
  mdg_record_set_text (record, MDG_CONSULTATION_PROFESSION, "cm");
  mdg_record_set_text (record, MDG_CONSULTATION_CONTENTS, "C1 C4");
  mdg_record_set_text (record, MDG_CONSULTATION_SCENES, "S1");
  mdg_record_set_text (record, MDG_CONSULTATION_ACTIONS, "A2");

  return record;
}

/* The same rows by prepared statements and nothing else. */
typedef struct
{
  sqlite3 *handle;
  sqlite3_stmt *row;
  sqlite3_stmt *revision;
  sqlite3_stmt *audit;
  sqlite3_stmt *code;
  sqlite3_stmt *change;
} Bare;

static sqlite3_stmt *
prepare (sqlite3 *handle,
         const char *sql)
{
  sqlite3_stmt *stmt = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &stmt, NULL), ==, SQLITE_OK);

  return stmt;
}

static void
open_bare (Bare *bare,
           const char *path)
{
  g_assert_cmpint (sqlite3_open (path, &bare->handle), ==, SQLITE_OK);
  sqlite3_exec (bare->handle, "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY", NULL, NULL, NULL);
  bare->row = prepare (bare->handle, mdg_record_sql_get (MDG_KIND_CONSULTATION)->insert);
  bare->revision = prepare (bare->handle, "INSERT INTO revision (uuid, kind, record, parent, origin, change, state, value) VALUES (?1, ?2, ?3, NULL, 1, ?4, 0, ?5)");
  bare->audit = prepare (bare->handle, "INSERT INTO audit (at, author, action, kind, record, hash) VALUES (?1, '試験', 'created', ?2, ?3, ?4)");
  bare->code = prepare (bare->handle, "INSERT INTO consultation_code VALUES (?1, ?2, ?3, ?4)");
  bare->change = prepare (bare->handle, "INSERT INTO change (uuid, at, author, action) VALUES (?1, ?2, '試験', 'Loaded')");
}

static void
close_bare (Bare *bare)
{
  sqlite3_finalize (bare->row);
  sqlite3_finalize (bare->revision);
  sqlite3_finalize (bare->audit);
  sqlite3_finalize (bare->code);
  sqlite3_finalize (bare->change);
  sqlite3_close (bare->handle);
}

static void
run (sqlite3_stmt *stmt)
{
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_DONE);
  sqlite3_reset (stmt);
}

typedef struct
{
  const char *text[MDG_CONSULTATION_N_FIELDS]; /* NULL where empty */
  gint64 integer[MDG_CONSULTATION_N_FIELDS];
  gboolean is_flag[MDG_CONSULTATION_N_FIELDS];
  const void *uuid;
  const void *revision;
  char *json;
  char **codes[3];
} BareRow;

/* Everything is there as bytes before the clock starts. */
static void
fill_bare_row (BareRow *row,
               MdgRecord *record)
{
  static const guint axes[] = { MDG_CONSULTATION_CONTENTS, MDG_CONSULTATION_SCENES, MDG_CONSULTATION_ACTIONS };
  const MdgRecordInfo *info = mdg_record_get_info (record);
  GString *json = g_string_new (NULL);

  for (guint i = 0; i < info->n_fields; i++)
    {
      row->is_flag[i] = info->fields[i].type == MDG_FIELD_FLAG;
      row->text[i] = row->is_flag[i] || info->fields[i].type == MDG_FIELD_REFERENCE ? NULL : mdg_record_get_text (record, i);
      row->integer[i] = row->is_flag[i] ? mdg_record_get_flag (record, i) : 0;
    }
  mdg_record_write_json (record, json);
  row->json = g_string_free (json, FALSE);
  row->uuid = mdg_record_get_uuid (record)->bytes;
  row->revision = mdg_record_get_revision (record)->bytes;
  for (guint i = 0; i < 3; i++)
    row->codes[i] = mdg_record_dup_codes (record, axes[i]);
}

static void
clear_bare_row (BareRow *row)
{
  g_free (row->json);
  for (guint i = 0; i < 3; i++)
    g_strfreev (row->codes[i]);
}

static void
insert_bare (Bare *bare,
             const BareRow *row,
             gint64 change)
{
  static const guint8 hash[32];
  gint64 id;

  sqlite3_bind_blob (bare->row, 1, row->uuid, 16, SQLITE_STATIC);
  sqlite3_bind_blob (bare->row, 2, row->revision, 16, SQLITE_STATIC);
  sqlite3_bind_int64 (bare->row, 3, 1);
  sqlite3_bind_int64 (bare->row, 4, 0);
  for (guint i = 0; i < MDG_CONSULTATION_N_FIELDS; i++)
    {
      int parameter = MDG_RECORD_SQL_FIRST_PARAMETER + (int) i;

      if (row->is_flag[i])
        sqlite3_bind_int64 (bare->row, parameter, row->integer[i]);
      else
        sqlite3_bind_text (bare->row, parameter, row->text[i], -1, SQLITE_STATIC);
    }
  run (bare->row);
  id = sqlite3_last_insert_rowid (bare->handle);

  for (int axis = 0; axis < 3; axis++)
    for (int i = 0; row->codes[axis][i] != NULL; i++)
      {
        sqlite3_bind_int64 (bare->code, 1, id);
        sqlite3_bind_int64 (bare->code, 2, axis + 1);
        sqlite3_bind_int64 (bare->code, 3, i);
        sqlite3_bind_text (bare->code, 4, row->codes[axis][i], -1, SQLITE_STATIC);
        run (bare->code);
      }

  sqlite3_bind_blob (bare->revision, 1, row->revision, 16, SQLITE_STATIC);
  sqlite3_bind_int64 (bare->revision, 2, MDG_KIND_CONSULTATION);
  sqlite3_bind_blob (bare->revision, 3, row->uuid, 16, SQLITE_STATIC);
  sqlite3_bind_int64 (bare->revision, 4, change);
  sqlite3_bind_text (bare->revision, 5, row->json, -1, SQLITE_STATIC);
  run (bare->revision);

  sqlite3_bind_int64 (bare->audit, 1, 1);
  sqlite3_bind_int64 (bare->audit, 2, MDG_KIND_CONSULTATION);
  sqlite3_bind_blob (bare->audit, 3, row->uuid, 16, SQLITE_STATIC);
  sqlite3_bind_blob (bare->audit, 4, hash, 32, SQLITE_STATIC);
  run (bare->audit);
}

static double
insert_chunk_bare (Bare *bare,
                   GPtrArray *records)
{
  g_autofree BareRow *rows = g_new0 (BareRow, records->len);
  guint8 uuid[16];
  gint64 start;
  gint64 change;
  double seconds;

  for (guint i = 0; i < records->len; i++)
    fill_bare_row (&rows[i], records->pdata[i]);

  start = now_ns ();
  sqlite3_exec (bare->handle, "BEGIN", NULL, NULL, NULL);
  sqlite3_randomness (16, uuid);
  sqlite3_bind_blob (bare->change, 1, uuid, 16, SQLITE_STATIC);
  sqlite3_bind_int64 (bare->change, 2, 1);
  run (bare->change);
  change = sqlite3_last_insert_rowid (bare->handle);
  for (guint i = 0; i < records->len; i++)
    insert_bare (bare, &rows[i], change);
  g_assert_cmpint (sqlite3_exec (bare->handle, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
  seconds = (double) (now_ns () - start) / 1e9;

  for (guint i = 0; i < records->len; i++)
    clear_bare_row (&rows[i]);

  return seconds;
}

static double
insert_chunk (MdgStore *store,
              MdgChange *change)
{
  g_autoptr (GError) error = NULL;
  gint64 start = now_ns ();

  g_assert_true (mdg_store_begin (store, &error));
  mdg_change_table_apply (store, change, MDG_APPLY_WITHOUT_INDEX, &error);
  g_assert_no_error (error);
  g_assert_true (mdg_store_commit (store, &error));

  return (double) (now_ns () - start) / 1e9;
}

static void
print_row (const char *name,
           guint size,
           const char *format,
           ...) G_GNUC_PRINTF (3, 4);

static void
print_row (const char *name,
           guint size,
           const char *format,
           ...)
{
  va_list list;
  g_autofree char *text = NULL;

  va_start (list, format);
  text = g_strdup_vprintf (format, list);
  va_end (list);
  g_print ("%-34s %9u  %s\n", name, size, text);
}

/* Row 2. The text index is apart. */
static void
bench_bulk (MdgStore *store,
            const char *bare_path,
            guint size)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (GArray) ratios = new_values ();
  double ours = 0;
  double theirs = 0;
  Bare bare;

  open_bare (&bare, bare_path);
  for (guint done = 0; done < size; done += CHUNK)
    {
      g_autoptr (MdgChange) change = mdg_change_new ("Loaded");
      double a;
      double b;

      mdg_change_set_author (change, "試験");
      for (guint i = 0; i < CHUNK; i++)
        {
          g_autofree char *text = new_text (rand);
          g_autoptr (MdgRecord) record = new_record (text, done + i);

          mdg_change_add (change, record);
        }
      a = insert_chunk (store, change);
      b = insert_chunk_bare (&bare, mdg_change_get_records (change));
      ours += a;
      theirs += b;
      add (ratios, a / b);
    }
  close_bare (&bare);
  print_row ("2 bulk insert / bare insert", size, "x %.2f  (%.2f s / %.2f s)  goal 1.3", get_part (ratios, 0.5), ours, theirs);
}

static void
build_index (MdgStore *store,
             guint size)
{
  g_autoptr (GError) error = NULL;
  gint64 start = now_ns ();

  g_assert_true (mdg_store_begin (store, &error));
  mdg_search_index_rebuild (store, &error);
  g_assert_no_error (error);
  g_assert_true (mdg_store_commit (store, &error));
  mdg_store_checkpoint (store);
  print_row ("  text index built", size, "%.2f s", (double) (now_ns () - start) / 1e9);
}

/* The floor of a durable save on this disk. */
static double
write_and_sync (int fd,
                guint i)
{
  static char block[8192];
  gint64 start = now_ns ();

  g_assert_cmpint (pwrite (fd, block, sizeof block, (off_t) i * (off_t) sizeof block), ==, sizeof block);
  g_assert_cmpint (fdatasync (fd), ==, 0);

  return (double) (now_ns () - start) / 1e6;
}

/* What is saved reads like what is there. */
static GPtrArray *
list_texts (MdgStore *store)
{
  static const char sql[] = "SELECT text FROM consultation WHERE text IS NOT NULL ORDER BY id DESC LIMIT ?1";
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, NULL);

  mdg_statement_bind_int64 (stmt, 1, N_TEXTS);
  while (mdg_statement_step (stmt, NULL) == MDG_STEP_ROW)
    g_ptr_array_add (texts, g_strdup (mdg_statement_get_text (stmt, 0)));

  return texts;
}

static double
save_one (MdgWorkspace *workspace,
          GPtrArray *texts,
          guint i)
{
  g_autoptr (MdgChange) change = mdg_change_new ("Consultation logged");
  g_autoptr (MdgRecord) record = new_record (texts->pdata[i % texts->len], i);
  g_autoptr (MdgRecord) contact = mdg_test_contact (record, "訪問診療の可能な医療機関を三つ案内し、折り返すことにした。");
  g_autoptr (GError) error = NULL;
  gint64 start;

  mdg_change_add (change, record);
  mdg_change_add (change, contact);
  start = now_ns ();
  mdg_workspace_save (workspace, change, &error);
  g_assert_no_error (error);

  return (double) (now_ns () - start) / 1e6;
}

/* Row 1: as people save, with pauses that the idle work uses; or without any, as the log verb does, when nothing may
   pile up until it stalls. The floor is measured beside each save. */
static void
bench_save (MdgWorkspace *workspace,
            const char *folder,
            guint size,
            guint n_saves,
            gboolean with_pauses)
{
  g_autoptr (GPtrArray) texts = list_texts (mdg_workspace_get_store (workspace));
  g_autofree char *path = g_build_filename (folder, "floor", NULL);
  int fd = g_open (path, O_RDWR | O_CREAT, 0600);
  g_autoptr (GArray) ours = new_values ();
  g_autoptr (GArray) floor_values = new_values ();
  g_autoptr (GArray) ratios = new_values ();

  for (guint i = 0; i < n_saves; i++)
    {
      double b = write_and_sync (fd, i);
      double a = save_one (workspace, texts, i);

      add (ours, a);
      add (floor_values, b);
      add (ratios, a / b);
      if (with_pauses)
        g_usleep (i % SAVES_BETWEEN_PAUSES == SAVES_BETWEEN_PAUSES - 1 ? LONG_PAUSE_US : SHORT_PAUSE_US);
    }
  close (fd);
  g_unlink (path);
  print_row (with_pauses ? "1 save / (8 KiB + fdatasync)" : "1 the same without a pause", size, "x %.2f  p50 %.2f / %.2f ms, p99 %.2f / %.2f ms, longest of %u %.1f / %.1f ms  goal 6, none over 50 ms", get_part (ratios, 0.5), get_part (ours, 0.5), get_part (floor_values, 0.5), get_part (ours, 0.99), get_part (floor_values, 0.99), n_saves, get_part (ours, 1), get_part (floor_values, 1));
}

static double
search_first_page (MdgStore *store,
                   const char *word)
{
  gint64 start = now_ns ();
  g_autoptr (GArray) ids = NULL;

  g_assert_true (mdg_store_begin_read (store, NULL));
  ids = mdg_search_list_consultations (store, word, 50, NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (MdgRecord) record = mdg_record_table_load_by_id (store, MDG_KIND_CONSULTATION, g_array_index (ids, gint64, i), NULL);

      g_assert_nonnull (record);
    }
  mdg_store_rollback (store);
  g_assert_cmpuint (ids->len, >, 0);

  return (double) (now_ns () - start) / 1e6;
}

static double
count_hits (MdgStore *store,
            const char *word)
{
  gint64 start = now_ns ();

  g_assert_cmpint (mdg_search_count_consultations (store, word, NULL), >, 0);

  return (double) (now_ns () - start) / 1e6;
}

/* Rows 3 and 4. The goal is for words of two characters. Each word counts with the middle of its rounds: what else
   runs on the machine is not the word's doing. */
static void
bench_words (MdgStore *store,
             const char *what,
             const char *const *list,
             guint size)
{
  g_autoptr (GArray) pages = new_values ();
  g_autoptr (GArray) counts = new_values ();

  for (const char *const *word = list; *word != NULL; word++)
    {
      g_autoptr (GArray) page = new_values ();
      g_autoptr (GArray) count = new_values ();

      for (int round = 0; round < N_ROUNDS; round++)
        {
          add (page, search_first_page (store, *word));
          add (count, count_hits (store, *word));
        }
      add (pages, get_part (page, 0.5));
      add (counts, get_part (count, 0.5));
    }
  print_row (what, size, "newest 50 with rows: p50 %.3f ms, p95 %.3f ms; exact count: p50 %.3f ms, p95 %.3f ms", get_part (pages, 0.5), get_part (pages, 0.95), get_part (counts, 0.5), get_part (counts, 0.95));
}

/* Frequent and rare ones of the made-up centre; in each list a name or two. */
static void
bench_search (MdgStore *store,
              const char *when,
              guint size)
{
  static const char *const one[] = { "家", "独", "は", "1", "薬", "丁", NULL };
  static const char *const two[] = { "電話", "訪問", "家族", "女性", "相談", "独居", "本人", "連絡", "夜間", "退院", "往診", "転倒", "骨折", "通院", "希望", "長男", "認知", "口腔", "外来", "褥瘡", "嚥下", "胃瘻", "酸素", "点滴", "看取", "末期", "丁原", "標本", "はな", "よし", NULL };
  static const char *const more[] = { "主治医", "要介護", "認知症", "訪問診療", "医療機関", "介護保険", "もの忘れ外来", "インスリン", "専門サポート医", "地域包括支援センター", "デイは週2回利用中", "NSAIDs", "家族 夜間", "丁原 はな", NULL };
  static const char *const phones[] = { "2000", "3245", "3225", "047-000-2000", "0470003245", NULL };

  g_print ("3, 4 search, %s: goal for two characters p95 < 1 ms, count p50 <= 2 ms\n", when);
  bench_words (store, "  two characters", two, size);
  bench_words (store, "  more characters", more, size);
  bench_words (store, "  one character", one, size);
  bench_words (store, "  telephones", phones, size);
}

static void
merge_all (MdgStore *store)
{
  gboolean more = TRUE;

  while (more && mdg_search_index_merge (store, &more, NULL))
    ;
}

static void
make_sample (const char *path,
             guint size)
{
  g_autoptr (GError) error = NULL;
  MdgSampleOptions options;

  mdg_sample_options_init (&options);
  options.n_consultations = size;
  mdg_sample_create (path, &options, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
bench_saves (const char *path,
             const char *folder,
             guint size)
{
  g_autoptr (GError) error = NULL;
  MdgWorkspace *workspace = mdg_workspace_open (path, MDG_STORE_READ_WRITE, &error);

  g_assert_no_error (error);
  mdg_workspace_set_author (workspace, "試験");
  bench_save (workspace, folder, size, N_SAVES, TRUE);
  bench_save (workspace, folder, size, N_STALL_SAVES, FALSE);
  g_assert_finalize_object (workspace);
}

static void
bench_sample (const char *path,
              const char *folder)
{
  g_autoptr (GError) error = NULL;
  MdgStore *store = mdg_store_open (path, MDG_STORE_READ_WRITE, &error);
  guint size;

  g_assert_no_error (error);
  size = (guint) mdg_test_query (store, "SELECT count (*) FROM consultation");
  build_index (store, size);
  bench_search (store, "fresh index", size);
  g_clear_object (&store);
  bench_saves (path, folder, size);
  store = mdg_store_open (path, MDG_STORE_READ_WRITE, &error);
  bench_search (store, "after 2,000 saves without a pause", size);
  merge_all (store);
  bench_search (store, "after idle time", size);
  g_assert_finalize_object (store);
}

static void
bench_register (const char *path)
{
  g_autofree char *folder = mdg_test_folder_new ();

  bench_sample (path, folder);
  mdg_test_folder_free (g_steal_pointer (&folder));
}

static void
bench (guint size)
{
  g_autofree char *folder = mdg_test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "ours.madoguchi", NULL);
  g_autofree char *bare_path = g_build_filename (folder, "bare.madoguchi", NULL);
  MdgStore *store = mdg_test_register_new (path);

  g_assert_finalize_object (mdg_test_register_new (bare_path));
  bench_bulk (store, bare_path, size);
  g_assert_finalize_object (store);
  g_unlink (path);
  g_unlink (bare_path);
  make_sample (path, size);
  bench_sample (path, folder);
  mdg_test_folder_free (g_steal_pointer (&folder));
}

int
main (void)
{
  const char *wanted = g_getenv ("MDG_BENCH_SIZE");
  const char *path = g_getenv ("MDG_BENCH_REGISTER");

  if (path != NULL)
    {
      bench_register (path);
      return 0;
    }
  if (wanted != NULL)
    {
      bench ((guint) g_ascii_strtoull (wanted, NULL, 10));
      return 0;
    }

  bench (10000);
  bench (100000);

  return 0;
}
