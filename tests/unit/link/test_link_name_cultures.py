# SPDX-License-Identifier: Apache-2.0
"""Names of every culture at the table against their Latin spellings and against everyone else's. All are invented."""

from itertools import product

import pytest

from simpul.link.names import NameRarity, compare
from simpul.normalise.names import name_forms

THAI = [
    ("สมชาย ทองดี", "Somchai Thongdee"),
    ("สมหญิง ใจดี", "Somying Jaidee"),
    ("วิชัย พรหมประเสริฐ", "Wichai Phromprasert"),
    ("วิไล ศรีสวัสดิ์", "Vilai Srisawat"),
    ("ณัฐวุฒิ วงศ์สุวรรณ", "Nattawut Wongsuwan"),
    ("พัชราภรณ์ แก้วมณี", "Phatcharaporn Kaewmanee"),
    ("กิตติศักดิ์ เจริญสุข", "Kittisak Charoensuk"),
    ("ธนากร รัตนวงศ์", "Thanakorn Rattanawong"),
    ("จุฑามาศ สุขสวัสดิ์", "Chuthamas Suksawad"),
    ("อนุชา บุญมี", "Anucha Boonmee"),
    ("ประเสริฐ แซ่ตั้ง", "Prasert Sae Tang"),
    ("ศิริพร แซ่ลิ้ม", "Siriporn Sae-Lim"),
    ("ปิยะ จันทร์เพ็ญ", "Piya Chanpen"),
    ("ฐิติพงศ์ ธรรมรักษ์", "Thitipong Thammarak"),
    ("วรรณา พงษ์ไพบูลย์", "Wanna Pongpaiboon"),
    ("อภิชาติ สุขสมบูรณ์", "Apichart Suksomboon"),
    ("ชัยวัฒน์ อินทร์แก้ว", "Chaiwat Inkaew"),
    ("สุรเดช พฤกษา", "Suradet Phrueksa"),
    ("นฤมล ภู่ทอง", "Narumon Phuthong"),
    ("กฤษณะ เพชรรัตน์", "Kritsana Petcharat"),
    ("อรวรรณ ดวงแก้ว", "Orawan Duangkaew"),
    ("มานพ คำแก้ว", "Manop Khamkaew"),
    ("ธีรพงษ์ ศักดิ์ดี", "Teerapong Sakdee"),
    ("สุภาพร วัฒนกุล", "Supaporn Wattanakul"),
    ("ณรงค์ฤทธิ์ ไชยวงศ์", "Narongrit Chaiwong"),
    ("รุ่งโรจน์ มั่นคง", "Rungroj Mankong"),
    ("เอกชัย เหลืองอร่าม", "Ekachai Luangaram"),
    ("เกรียงไกร หาญกล้า", "Kriangkrai Hankla"),
    ("ไพโรจน์ ยิ้มแย้ม", "Pairoj Yimyaem"),
    ("เสาวลักษณ์ นาคสุข", "Saowalak Naksuk"),
    ("บุญเลิศ ขวัญเมือง", "Boonlert Kwanmuang"),
    ("ธนพล สิริโชค", "Thanaphon Sirichok"),
]
KHMER = [
    ("សុខ វណ្ណា", "Sok Vanna"),
    ("ហេង សុភា", "Heng Sophea"),
    ("ចាន់ ដារ៉ា", "Chan Dara"),
    ("លី សុវណ្ណារិទ្ធ", "Ly Sovannarith"),
    ("គឹម សុខា", "Kim Sokha"),
    ("ជា វិចិត្រ", "Chea Vichet"),
    ("ម៉ៅ ពិសិដ្ឋ", "Mao Piseth"),
    ("នួន សុផល", "Nuon Sophal"),
    ("ស៊ិន ចន្ថា", "Sin Chantha"),
    ("ទេព រតនា", "Tep Ratana"),
    ("អ៊ុំ សំអាត", "Um Samath"),
    ("ប៉ែន បូរី", "Pen Borey"),
    ("ឈុន ចាន់ណា", "Chhun Channa"),
    ("រស់ សុភ័ក្រ", "Ros Sopheak"),
    ("មាស សុធា", "Meas Sothea"),
    ("យឹម វុទ្ធី", "Yim Vuthy"),
    ("ឡុង សំណាង", "Long Samnang"),
    ("កែវ ចាន់ថន", "Keo Chanthan"),
    ("ពៅ សុគន្ធា", "Pov Sokunthea"),
    ("អ៊ុក ម៉ារី", "Ouk Mary"),
    ("សៀង លក្ខិណា", "Sieng Leakhena"),
    ("ថោង ភារុណ", "Thong Phearun"),
    ("អ៊ិត សោភ័ណ", "Ith Sophorn"),
    ("ឃុន ស្រីមុំ", "Khun Sreymom"),
    ("ព្រំ សុវណ្ណ", "Prum Sovann"),
]
LAO = [
    ("ສົມສັກ ວົງສາ", "Somsak Vongsa"),
    ("ບຸນມີ ໄຊຍະສານ", "Bounmy Xayasane"),
    ("ຄຳຜາຍ ພົມມະຈັນ", "Khamphay Phommachanh"),
    ("ສີສະຫວາດ ແກ້ວບຸນພັນ", "Sisavath Keobounphanh"),
    ("ວິໄລ ສຸວັນນະວົງ", "Vilay Souvannavong"),
    ("ທອງດຳ ໄຊຍະວົງ", "Thongdam Xayavong"),
    ("ບົວພັນ ອິນທະວົງ", "Bouaphan Inthavong"),
    ("ແສງດາວ ສີຫາລາດ", "Sengdao Sihalath"),
    ("ຈັນທະລາ ພິມມະສອນ", "Chanthala Phimmasone"),
    ("ນາງ ມະນີວັນ ດວງດາລາ", "Manivanh Douangdala"),
    ("ພູວົງ ຈັນທະວົງ", "Phouvong Chanthavong"),
    ("ຄຳສິງ ສຸລິຍະ", "Khamsing Souliya"),
    ("ອານຸສອນ ລັດຕະນະ", "Anousone Rattana"),
    ("ສຸກສະຫວັນ ບຸນຍະວົງ", "Souksavanh Bounyavong"),
    ("ໄຊສົມພອນ ພົມວິຫານ", "Xaysomphone Phomvihane"),
    ("ສຸພາພອນ ຄຳມະນີ", "Souphaphone Khammany"),
]
VIETNAMESE = [
    ("Nguyễn Văn Hùng", "NGUYEN VAN HUNG"),
    ("Trần Thị Bích Ngọc", "Tran Thi Bich Ngoc"),
    ("Lê Minh Đức", "Duc Le Minh"),
    ("Phạm Quốc Đạt", "Pham Quoc Dat"),
    ("Hoàng Thị Lan Anh", "Lan Anh Hoang"),
    ("Vũ Đình Trọng", "Trong Vu Dinh"),
    ("Đặng Thị Mỹ Duyên", "Dang Thi My Duyen"),
    ("Bùi Xuân Trường", "Bui Xuan Truong"),
    ("Đỗ Thị Phương Thảo", "Do Thi Phuong Thao"),
    ("Huỳnh Tấn Phát", "Huynh Tan Phat"),
    ("Ngô Thanh Tùng", "Ngo Thanh Tung"),
    ("Dương Thị Hồng Nhung", "Duong Hong Nhung"),
    ("Lý Gia Hân", "Ly Gia Han"),
    ("Phan Văn Lộc", "Phan Van Loc"),
    ("Võ Thị Kim Oanh", "Vo Thi Kim Oanh"),
    ("Đinh Công Thành", "Cong Thanh Dinh"),
    ("Trịnh Hoài Nam", "Trinh Hoai Nam"),
    ("Nguyễn Thị Thu Hà", "Nguyen Thi Thu Ha"),
    ("Nguyễn Đức Anh", "Nguyen Duc Anh"),
    ("Trần Quang Huy", "Quang Huy Tran"),
    ("Lê Thị Thanh Tâm", "Le Thanh Tam"),
    ("Phạm Thị Hương", "Pham Huong"),
]
ARABIC = [
    ("أبو بكر الحمداني", "Abu Bakr al-Hamdani"),
    ("عبد الرحمن السعدي", "Abdulrahman Al Saadi"),
    ("عبدالله بن خالد العتيبي", "Abdullah bin Khaled Al Otaibi"),
    ("أم كلثوم القيسي", "Umm Kulthum al-Qaysi"),
    ("محمد عبد العزيز النجار", "Mohamed Abdel Aziz El Naggar"),
    ("يوسف إبراهيم الشامي", "Youssef Ibrahim Elshamy"),
    ("خديجة بنت أحمد المنصوري", "Khadija bint Ahmed Al Mansoori"),
    ("حسين علي الجبوري", "Hussein Ali Jabouri"),
    ("ابن رشد التونسي", "Ibn Rushd Tounsi"),
    ("فاطمة الزهراء بوعزيزي", "Fatima Zohra Bouazizi"),
    ("عمر فاروق حداد", "Omar Farouk Haddad"),
    ("سيف الدين المصري", "Saifuddin Al-Masri"),
    ("أبو حفص التكريتي", "Abu Hafs al Tikriti"),
    ("نور الدين بلقاسم", "Noureddine Belkacem"),
    ("جمال عبد الناصر حسن", "Gamal Abdel Nasser Hassan"),
    ("طارق زياد القحطاني", "Tariq Ziad al Qahtani"),
    ("هيثم شكري", "Haitham Shukri"),
    ("عبد الغني الدوسري", "Abdul Ghani Aldosari"),
]
CHINESE_ABROAD = [
    ("陈伟强", "Tan Wee Keong"),
    ("林美玲", "Lim Bee Leng"),
    ("黄志明", "Ng Chee Meng"),
    ("吴文德", "Goh Boon Teck"),
    ("郑国华", "Tay Kok Hua"),
    ("蔡明辉", "Chua Beng Hwee"),
    ("王德福", "Ong Teck Hock"),
    ("张美珍", "Teo Bee Chin"),
    ("陈志强", "Chan Chi Keung"),
    ("黄家辉", "Wong Ka Fai"),
    ("李小龙", "Lee Siu Lung"),
    ("陈玉兰", "Tan Geok Lan"),
    ("刘建华", "Lau Kian Hua"),
    ("谢国强", "Chia Kok Keong"),
    ("杨淑芬", "Yeo Sock Hoon"),
    ("许金龙", "Koh Kim Leong"),
    ("叶文海", "Yap Boon Hai"),
    ("林志豪", "Lam Chi Ho"),
    ("郭明义", "Kwek Beng Gee"),
    ("曾丽华", "Tsang Lai Wah"),
    ("李国豪", "Li Guohao"),
    ("王小明", "Wang Xiaoming"),
    ("陈文雄", "Tran Van Hung"),
    ("阮文雄", "Nguyen Van Hung"),
    ("黎德寿", "Le Duc Tho"),
    ("陈建宏", "Chen Chien-hung"),
    ("黄淑娟", "Huang Shu-chuan"),
    ("谢志伟", "Hsieh Chih-wei"),
]
KOREAN = [
    ("김민수", "Kim Minsoo"),
    ("이영희", "Lee Young Hee"),
    ("박지훈", "Park Jihoon"),
    ("최은경", "Choi Eun-kyung"),
    ("정현우", "Jung Hyunwoo"),
    ("조성민", "Cho Sungmin"),
    ("윤서연", "Yoon Seoyeon"),
    ("장동건", "Chang Dong Gun"),
    ("임재범", "Yim Jaebum"),
    ("노태경", "Roh Tae Kyung"),
    ("유승준", "Yoo Seung Jun"),
    ("남궁민아", "Namkoong Mina"),
    ("황보라미", "Hwang Borami"),
    ("선우용녀", "Sunwoo Yongnyeo"),
    ("서경석", "Suh Kyung Suk"),
    ("신동엽", "Shin Dongyup"),
    ("권혁수", "Kwon Hyuk Soo"),
    ("류준열", "Ryu Jun-yeol"),
    ("허진호", "Hur Jin Ho"),
    ("문채원", "Moon Chae Won"),
    ("백승호", "Paik Seungho"),
    ("김영철", "Kim Yong Chol"),
    ("리철수", "Ri Chol Su"),
    ("오세훈", "Oh Sehoon"),
    ("전지현", "Jun Ji-hyun"),
    ("안성기", "Ahn Sungki"),
]
LEAST_FOUND = [
    (THAI, 0.95),
    (KHMER, 0.95),
    (LAO, 0.95),
    (VIETNAMESE, 0.95),
    (ARABIC, 0.95),
    (CHINESE_ABROAD, 0.75),
    (KOREAN, 0.9),
]


def share_found_above_all_others(people: list[tuple[str, str]]) -> float:
    """Return the share of names that agree with their own spelling better than any name does with another's."""
    forms = [(name_forms(native), name_forms(latin)) for native, latin in people]
    rarity = NameRarity.counted(name for pair in forms for name in pair)
    bits = {
        (i, j): compare(forms[i][0], forms[j][1], rarity=rarity).bits for i, j in product(range(len(forms)), repeat=2)
    }
    best_of_others = max(value for (i, j), value in bits.items() if i != j)
    return sum(bits[i, i] > best_of_others for i in range(len(forms))) / len(forms)


@pytest.mark.parametrize(
    ("people", "least"), LEAST_FOUND, ids=["thai", "khmer", "lao", "vietnamese", "arabic", "chinese-abroad", "korean"]
)
def test_people_are_told_apart_by_how_their_culture_spells(people: list[tuple[str, str]], least: float) -> None:
    assert share_found_above_all_others(people) >= least
