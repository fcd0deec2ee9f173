export const familyText = {
  title: '家庭',
  lead: '家里的六件事，还在裁。',
  text: '家人加入、一起上课、一起去走、互相写一句话，这些会在以后的版本里缝上来。现在这里什么也不收集。',
  section: '以后会在这里',
  note: '自愿，慢慢来',
  stamps: [
    { code: 'lesson', name: '同上廉课' },
    { code: 'site', name: '同行廉景' },
    { code: 'words', name: '同致廉语' },
    { code: 'pledge', name: '同守廉诺' },
    { code: 'reading', name: '同读廉著' },
    { code: 'photo', name: '同框廉心' },
  ],
};
