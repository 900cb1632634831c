#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-attendance.h"

#include <glib/gi18n-lib.h>

struct _MdgAttendance
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgAttendance, mdg_attendance, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "meeting", N_ ("Meeting"), MDG_FIELD_REFERENCE, MDG_FIELD_REQUIRED, .refers_to = MDG_KIND_MEETING },
  { "member", N_ ("Member of a board"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_BOARD_MEMBER },
  { "name", N_ ("Name"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "affiliation", N_ ("Affiliation"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "profession", N_ ("Profession"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "profession" },
  { "seat", N_ ("Seat"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "seat" },
  { "is_present", N_ ("Present"), MDG_FIELD_FLAG, MDG_FIELD_PLAIN },
  { "is_web", N_ ("By web"), MDG_FIELD_FLAG, MDG_FIELD_PLAIN },
  { "is_officer", N_ ("Officer of the city"), MDG_FIELD_FLAG, MDG_FIELD_PLAIN },
  { "is_manager", N_ ("Manager of a facility"), MDG_FIELD_FLAG, MDG_FIELD_PLAIN },
  { "position", N_ ("Position"), MDG_FIELD_INTEGER, MDG_FIELD_PLAIN },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_ATTENDANCE_N_FIELDS);

const MdgRecordInfo mdg_attendance_info = { MDG_KIND_ATTENDANCE, "attendance", N_ ("Attendance"), fields, MDG_ATTENDANCE_N_FIELDS };

static void
mdg_attendance_class_init (MdgAttendanceClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_attendance_info);
}

static void
mdg_attendance_init (MdgAttendance *self)
{
}

MdgAttendance *
mdg_attendance_new (void)
{
  return g_object_new (MDG_TYPE_ATTENDANCE, NULL);
}
