#include "mdg-cube-loader.h"

#include "mdg-consultation.h"
#include "mdg-contact.h"
#include "mdg-cube-query.h"
#include "mdg-test-register.h"
#include "mdg-test-sample.h"

/* The cube against SQL on the sample, as loaded and after changes. */

typedef struct
{
  char *folder;
  MdgWorkspace *workspace;
} Fixture;

static void
set_up (Fixture *self,
        gconstpointer data)
{
  self->folder = mdg_test_folder_new ();
  self->workspace = mdg_test_sample_open (self->folder, 0, TRUE);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  mdg_workspace_close (self->workspace);
  g_assert_finalize_object (self->workspace);
  mdg_test_folder_free (self->folder);
}

/* Compares counts of an axis with the rows (text, number) of a statement. */
static void
check_counts (Fixture *self,
              MdgCube *cube,
              MdgCubeAxis axis,
              const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (mdg_workspace_get_store (self->workspace), sql, &error);
  g_autofree guint32 *counts = g_new (guint32, mdg_cube_get_n_codes (cube, axis));
  guint64 left = 0;

  g_assert_no_error (error);
  mdg_cube_count (cube, axis, MDG_CUBE_ALWAYS, counts);
  while (mdg_statement_step (stmt, &error) == MDG_STEP_ROW)
    {
      guint code = mdg_cube_find_code (cube, axis, mdg_statement_get_text (stmt, 0));

      g_assert_cmpuint (code, !=, G_MAXUINT);
      g_assert_cmpint (counts[code], ==, mdg_statement_get_int64 (stmt, 1));
      counts[code] = 0;
    }
  g_assert_no_error (error);
  for (guint i = 0; i < mdg_cube_get_n_codes (cube, axis); i++)
    left += counts[i];
  g_assert_cmpuint (left, ==, 0);
}

static gint64
ask (Fixture *self,
     const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (mdg_workspace_get_store (self->workspace), sql, &error);

  g_assert_no_error (error);
  g_assert_cmpint (mdg_statement_step (stmt, &error), ==, MDG_STEP_ROW);

  return mdg_statement_get_int64 (stmt, 0);
}

static void
check_contacts (Fixture *self,
                MdgCube *cube)
{
  guint n = mdg_cube_get_n_codes (cube, MDG_CUBE_CHANNEL) * mdg_cube_get_n_codes (cube, MDG_CUBE_DIRECTION);
  g_autofree guint32 *counts = g_new (guint32, n);
  gint64 minutes = mdg_cube_count_contacts (cube, MDG_CUBE_ALWAYS, counts);
  gint64 sum = 0;

  for (guint i = 0; i < n; i++)
    sum += counts[i];
  g_assert_cmpint (sum, ==, ask (self, "SELECT count (*) FROM contact t JOIN consultation c ON c.id = t.consultation WHERE t.state = 0 AND c.state = 0"));
  g_assert_cmpint (minutes, ==, ask (self, "SELECT sum (t.minutes) FROM contact t JOIN consultation c ON c.id = t.consultation WHERE t.state = 0 AND c.state = 0"));
}

static void
check_cross (Fixture *self,
             MdgCube *cube)
{
  static const char sql[] = "SELECT k.code, c.profession, count (*)"
                            "  FROM consultation c JOIN consultation_code k ON k.consultation_id = c.id AND k.axis = 1"
                            " WHERE c.state = 0 GROUP BY 1, 2";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (mdg_workspace_get_store (self->workspace), sql, NULL);
  guint width = mdg_cube_get_n_codes (cube, MDG_CUBE_PROFESSION);
  g_autofree guint32 *counts = g_new (guint32, mdg_cube_get_n_codes (cube, MDG_CUBE_CONTENT) * width);
  guint n = 0;

  mdg_cube_cross (cube, MDG_CUBE_CONTENT, MDG_CUBE_PROFESSION, MDG_CUBE_ALWAYS, counts);
  while (mdg_statement_step (stmt, NULL) == MDG_STEP_ROW)
    {
      guint row = mdg_cube_find_code (cube, MDG_CUBE_CONTENT, mdg_statement_get_text (stmt, 0));
      guint column = mdg_cube_find_code (cube, MDG_CUBE_PROFESSION, mdg_statement_get_text (stmt, 1));

      g_assert_cmpint (counts[row * width + column], ==, mdg_statement_get_int64 (stmt, 2));
      n++;
    }
  g_assert_cmpuint (n, >, 20);
}

static void
check_all (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  MdgCube *cube = mdg_workspace_load_cube (self->workspace, &error);

  g_assert_no_error (error);
  g_assert_cmpint (mdg_cube_count_all (cube, MDG_CUBE_ALWAYS), ==, ask (self, "SELECT count (*) FROM consultation WHERE state = 0"));
  g_assert_cmpint (mdg_cube_count_people (cube, MDG_CUBE_ALWAYS), ==, ask (self, "SELECT count (DISTINCT subject) FROM consultation WHERE state = 0"));
  check_counts (self, cube, MDG_CUBE_KIND, "SELECT kind, count (*) FROM consultation WHERE state = 0 GROUP BY 1");
  check_counts (self, cube, MDG_CUBE_CHANNEL, "SELECT channel, count (*) FROM consultation WHERE state = 0 GROUP BY 1");
  check_counts (self, cube, MDG_CUBE_DIRECTION, "SELECT direction, count (*) FROM consultation WHERE state = 0 GROUP BY 1");
  check_counts (self, cube, MDG_CUBE_PROFESSION, "SELECT profession, count (*) FROM consultation WHERE state = 0 GROUP BY 1");
  check_counts (self, cube, MDG_CUBE_AFFIL_KIND, "SELECT affil_kind, count (*) FROM consultation WHERE state = 0 GROUP BY 1");
  check_counts (self, cube, MDG_CUBE_URGENCY, "SELECT urgency, count (*) FROM consultation WHERE state = 0 GROUP BY 1");
  check_counts (self, cube, MDG_CUBE_FOLLOW_STATE, "SELECT follow_state, count (*) FROM consultation WHERE state = 0 GROUP BY 1");
  check_counts (self, cube, MDG_CUBE_HANDOVER, "SELECT iif (handover_on IS NULL AND handover_result IS NULL, NULL, ifnull (handover_result, '-')), count (*) FROM consultation WHERE state = 0 GROUP BY 1");
  check_counts (self, cube, MDG_CUBE_AREA, "SELECT CAST (area AS TEXT), count (*) FROM consultation WHERE state = 0 GROUP BY 1");
  check_counts (self, cube, MDG_CUBE_STAFF, "SELECT CAST (staff AS TEXT), count (*) FROM consultation WHERE state = 0 GROUP BY 1");
  check_counts (self, cube, MDG_CUBE_NO_CASE, "SELECT iif (is_no_case, '1', NULL), count (*) FROM consultation WHERE state = 0 GROUP BY 1");
  check_counts (self, cube, MDG_CUBE_CONFERENCE, "SELECT iif (is_conference, '1', NULL), count (*) FROM consultation WHERE state = 0 GROUP BY 1");
  check_counts (self, cube, MDG_CUBE_SCENE, "SELECT k.code, count (*) FROM consultation c LEFT JOIN consultation_code k ON k.consultation_id = c.id AND k.axis = 2 WHERE c.state = 0 GROUP BY 1");
  check_counts (self, cube, MDG_CUBE_ACTION, "SELECT k.code, count (*) FROM consultation c LEFT JOIN consultation_code k ON k.consultation_id = c.id AND k.axis = 3 WHERE c.state = 0 GROUP BY 1");
  check_counts (self, cube, MDG_CUBE_MAIN_CONTENT, "SELECT k.code, count (*) FROM consultation c LEFT JOIN consultation_code k ON k.consultation_id = c.id AND k.axis = 1 AND k.position = 0 WHERE c.state = 0 GROUP BY 1");
  check_cross (self, cube);
  check_contacts (self, cube);
}

static void
test_load (Fixture *self,
           gconstpointer data)
{
  check_all (self);
}

static void
save (Fixture *self,
      MdgChange *change)
{
  g_autoptr (GError) error = NULL;

  mdg_workspace_save (self->workspace, change, &error);
  g_assert_no_error (error);
}

static MdgRecord *
load_first (Fixture *self,
            MdgKind kind)
{
  g_autoptr (GPtrArray) records = mdg_workspace_list (self->workspace, kind, NULL);

  return g_object_ref (records->pdata[0]);
}

static void
test_changes (Fixture *self,
              gconstpointer data)
{
  static const char *const contents[] = { "F2", "G3", NULL };
  g_autoptr (MdgRecord) consultation = load_first (self, MDG_KIND_CONSULTATION);
  g_autoptr (MdgRecord) contact = load_first (self, MDG_KIND_CONTACT);
  g_autoptr (MdgConsultation) added = mdg_consultation_new ();
  g_autoptr (MdgChange) edit = mdg_change_new ("Edited");
  g_autoptr (MdgChange) addition = mdg_change_new ("Added");
  g_autoptr (MdgChange) taking_back = mdg_change_new ("Voided");
  MdgCube *cube = mdg_workspace_load_cube (self->workspace, NULL);

  mdg_record_set_text (consultation, MDG_CONSULTATION_CHANNEL, "web");
  mdg_record_set_text (consultation, MDG_CONSULTATION_RECEIVED_AT, "2025-12-24T10:00");
  mdg_record_set_text (consultation, MDG_CONSULTATION_HANDOVER_RESULT, "met");
  mdg_record_set_codes (consultation, MDG_CONSULTATION_CONTENTS, contents);
  mdg_record_set_integer (contact, MDG_CONTACT_MINUTES, 77);
  mdg_change_add (edit, consultation);
  mdg_change_add (edit, contact);
  save (self, edit);
  check_all (self);

  mdg_record_set_text (MDG_RECORD (added), MDG_CONSULTATION_TEXT, "text");
  mdg_record_set_text (MDG_RECORD (added), MDG_CONSULTATION_RECEIVED_AT, "2026-03-31T16:00");
  mdg_record_set_text (MDG_RECORD (added), MDG_CONSULTATION_AFFIL_KIND, "never-met-before-and-long");
  mdg_change_add (addition, MDG_RECORD (added));
  save (self, addition);
  check_all (self);

  g_clear_object (&consultation);
  consultation = load_first (self, MDG_KIND_CONSULTATION);
  mdg_change_add_void (taking_back, consultation, "twice");
  save (self, taking_back);
  check_all (self);

  /* It is still the first one, brought up to date. */
  g_assert_true (mdg_workspace_load_cube (self->workspace, NULL) == cube);
  g_assert_cmpuint (mdg_cube_get_n_replaced (cube), >=, 4);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/cube/load", Fixture, NULL, set_up, test_load, tear_down);
  g_test_add ("/cube/changes", Fixture, NULL, set_up, test_changes, tear_down);

  return g_test_run ();
}
